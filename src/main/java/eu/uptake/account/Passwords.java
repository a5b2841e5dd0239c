package eu.uptake.account;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords, as many at a time as there are processors: each needs 19 MiB while it
 * is hashed, so that a flood of sign-ins would otherwise take all memory.
 */
@Component
class Passwords {

	private final PasswordEncoder encoder;

	private final Semaphore processors = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

	Passwords(PasswordEncoder encoder) {
		this.encoder = encoder;
	}

	String encode(String password) {
		return oneOfFew(() -> this.encoder.encode(normalise(password)));
	}

	boolean matches(String password, String hash) {
		return oneOfFew(() -> this.encoder.matches(normalise(password), hash));
	}

	/**
	 * Whether the password should be hashed again, the next time it is known.
	 * @param hash its hash
	 * @return true if the hash was made by other parameters than those of today
	 */
	boolean isOutdated(String hash) {
		return this.encoder.upgradeEncoding(hash);
	}

	// One keyboard sends an accented letter as one character, the next as two.
	static String normalise(String password) {
		return Normalizer.normalize(password, Normalizer.Form.NFKC);
	}

	private <T> T oneOfFew(Supplier<T> hashing) {
		this.processors.acquireUninterruptibly();
		try {
			return hashing.get();
		}
		finally {
			this.processors.release();
		}
	}

}
