package eu.uptake.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

import eu.uptake.Parallel;
import eu.uptake.UptakeTest;
import eu.uptake.contract.TooManyRequests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The check of passwords, with limits of its own and an encoder that counts.
 */
@UptakeTest
class PasswordCheckTests {

	private static final String PASSWORD = "seven brown bicycles";

	private static final String WRONG = "seven black bicycles";

	@Autowired
	private Accounts accounts;

	@Autowired
	private AccountStore store;

	@Autowired
	private MongoOperations mongo;

	private final Counting encoder = new Counting();

	private PasswordCheck check;

	@BeforeEach
	void twoAccounts() {
		this.mongo.remove(new org.springframework.data.mongodb.core.query.Query(), AccountEntry.class);
		this.check = check(3, 5, 6);
		add("vera", false);
		add("wim", true);
		this.encoder.asked.set(0);
	}

	@ParameterizedTest
	@CsvSource({ "vera, seven black bicycles", "nobody, seven brown bicycles", "wim, seven brown bicycles",
			"wim, seven black bicycles", "vera, seven brown bicycles", "vera, ''" })
	void theWorkIsTheSameWhateverIsWrong(String username, String password) {
		AccountEntry found = this.check.check(username, password, "192.0.2.1");
		assertThat(this.encoder.asked).hasValue(1);
		assertThat(found != null).isEqualTo(username.equals("vera") && password.equals(PASSWORD));
	}

	@Test
	void theHashOfNobodyCostsAsMuchAsAnyOther() {
		String hash = PasswordConfiguration.unguessable();
		PasswordEncoder real = new PasswordConfiguration().passwordEncoder();
		assertThat(hash.replaceFirst("[^$]+$", "")).hasSameSizeAs(real.encode(PASSWORD).replaceFirst("[^$]+$", ""))
			.startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
		assertThat(real.upgradeEncoding(hash)).isFalse();
		assertThat(real.matches(PASSWORD, hash)).isFalse();
	}

	@Test
	void afterAFewFailuresNotEvenTheRightPasswordIsLookedAt() {
		fail("vera", "192.0.2.1", 3);
		this.encoder.asked.set(0);
		assertThatExceptionOfType(TooManyRequests.class)
			.isThrownBy(() -> this.check.check("vera", PASSWORD, "192.0.2.1"))
			.satisfies((refused) -> assertThat(refused.retryAfterSeconds()).isBetween(1L, 1200L));
		assertThat(this.encoder.asked).hasValue(0);
	}

	@Test
	void nobodyCanKeepSomebodyElseOut() {
		assertThat(this.check.check("vera", PASSWORD, "198.51.100.7")).isNotNull();
		for (int i = 1; i <= 2; i++) {
			fail("vera", "192.0.2." + i, 3);
		}
		assertThat(this.check.check("vera", PASSWORD, "198.51.100.7")).as("from where she has signed in").isNotNull();
		assertThatExceptionOfType(TooManyRequests.class).as("from elsewhere")
			.isThrownBy(() -> this.check.check("vera", PASSWORD, "198.51.100.8"));
	}

	@Test
	void anAddressIsHeldBackWhicheverAccountItTries() {
		fail("vera", "192.0.2.1", 3);
		fail("nobody", "192.0.2.1", 2);
		assertThatExceptionOfType(TooManyRequests.class)
			.isThrownBy(() -> this.check.check("somebody", PASSWORD, "192.0.2.1"));
		assertThat(this.check.check("vera", PASSWORD, "192.0.2.2")).isNotNull();
	}

	@Test
	void successesUseNothingUp() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.check.check("vera", PASSWORD, "192.0.2.1")).isNotNull();
		}
		fail("vera", "192.0.2.1", 3);
	}

	@Test
	void whatIsRefusedUsesNothingUpElsewhere() {
		fail("vera", "192.0.2.1", 3);
		for (int i = 0; i < 10; i++) {
			assertThatExceptionOfType(TooManyRequests.class)
				.isThrownBy(() -> this.check.check("vera", WRONG, "192.0.2.1"));
		}
		fail("nobody", "192.0.2.1", 2);
		fail("vera", "192.0.2.2", 3);
	}

	@Test
	void triesAtTheSameTimeAreCountedToo() throws Exception {
		List<Callable<Boolean>> tries = new ArrayList<>();
		for (int i = 0; i < 12; i++) {
			tries.add(() -> {
				try {
					return this.check.check("vera", WRONG, "192.0.2.1") == null;
				}
				catch (TooManyRequests ex) {
					return false;
				}
			});
		}
		assertThat(Parallel.run(tries)).filteredOn((looked) -> looked).hasSize(3);
		assertThat(this.encoder.asked).hasValue(3);
	}

	@Test
	void anotherSpellingOfTheNameIsTheSameAccount() {
		fail("Vera", "192.0.2.1", 1);
		fail(" vera", "192.0.2.1", 2);
		assertThatExceptionOfType(TooManyRequests.class)
			.isThrownBy(() -> this.check.check("VERA", PASSWORD, "192.0.2.1"));
	}

	private void fail(String username, String address, int times) {
		for (int i = 0; i < times; i++) {
			assertThat(this.check.check(username, WRONG, address)).isNull();
		}
	}

	private void add(String username, boolean disabled) {
		this.store.add(new AccountEntry(username, 1, Role.OPERATOR, null, null, this.encoder.encode(PASSWORD), 1,
				disabled, null, null, null));
	}

	private PasswordCheck check(int perAccountAndAddress, int perAddress, int perAccount) {
		return new PasswordCheck(this.accounts, this.store, new Passwords(this.encoder), new SignInProperties(
				new SignInProperties.Failures(perAccountAndAddress, perAddress, perAccount, Duration.ofHours(1)),
				Duration.ofHours(1), Duration.ofHours(12)));
	}

	/**
	 * A fast encoder that counts what it was asked.
	 */
	private static final class Counting implements PasswordEncoder {

		private final PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 64, 1);

		private final AtomicInteger asked = new AtomicInteger();

		@Override
		public String encode(CharSequence password) {
			return this.encoder.encode(password);
		}

		@Override
		public boolean matches(CharSequence password, String hash) {
			this.asked.incrementAndGet();
			return this.encoder.matches(password, hash);
		}

	}

}
