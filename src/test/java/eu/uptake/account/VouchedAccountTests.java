package eu.uptake.account;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Parallel;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@UptakeTest
class VouchedAccountTests {

	private static final Vouched BY = new Vouched("https://issuer.example", "1");

	@Autowired
	private VouchedAccounts vouched;

	@Autowired
	private Accounts accounts;

	@Autowired
	private AccountStore store;

	@Test
	void whoSignsInManyTimesAtOnceIsOneAccount() throws Exception {
		VouchedAccount said = new VouchedAccount("idp:many", Role.COORDINATOR, "AT", "a@b.example", BY);
		Callable<AccountEntry> signIn = () -> this.vouched.signIn(said);
		List<AccountEntry> all = Parallel.run(Stream.generate(() -> signIn).limit(8).toList());
		assertThat(all).containsOnly(this.store.find("idp:many"));
		assertThat(this.store.find("idp:many").version()).isEqualTo(1);
		assertThat(this.accounts.coordinators())
			.contains(new Account("idp:many", Role.COORDINATOR, "AT", "a@b.example"));
	}

	@Test
	void anotherAddressEndsNoSessionAndAnotherRoleDoes() {
		AccountEntry first = this.vouched.signIn(new VouchedAccount("idp:changing", Role.TAXUD, null, null, BY));
		AccountEntry moved = this.vouched
			.signIn(new VouchedAccount("idp:changing", Role.TAXUD, null, "new@b.example", BY));
		assertThat(moved.version()).isEqualTo(2);
		assertThat(moved.credentials()).isEqualTo(first.credentials());
		AccountEntry another = this.vouched.signIn(new VouchedAccount("idp:changing", Role.OPERATOR, null, null, BY));
		assertThat(another.credentials()).isEqualTo(first.credentials() + 1);
		assertThat(another.role()).isEqualTo(Role.OPERATOR);
	}

	@Test
	void itIsNotTheAccountOfTaxudsThatRemains() {
		this.vouched.signIn(new VouchedAccount("idp:taxud", Role.TAXUD, null, null, BY));
		assertThat(this.store.enabled(Role.TAXUD)).extracting(AccountEntry::username).contains("idp:taxud");
		assertThat(this.store.enabledTaxud()).extracting(AccountEntry::username).doesNotContain("idp:taxud");
	}

	@Test
	void anAccountWithAPasswordIsNobodyElses() {
		assertThatExceptionOfType(AccountRefused.class)
			.isThrownBy(() -> this.vouched.recognise(new VouchedAccount("at", Role.TAXUD, null, null, BY)))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(AccountRefused.Reason.NAME_TAKEN));
	}

}
