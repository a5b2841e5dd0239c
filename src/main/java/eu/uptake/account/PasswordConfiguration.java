package eu.uptake.account;

import java.util.Base64;
import java.util.Map;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.keygen.KeyGenerators;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.NoOpPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How passwords are hashed.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SignInProperties.class)
class PasswordConfiguration {

	/** OWASP's minimum for argon2id: 19 MiB, two passes, one lane. */
	private static final int MEMORY_KIB = 19_456;

	private static final int PASSES = 2;

	private static final int LANES = 1;

	private static final int SALT_BYTES = 16;

	private static final int HASH_BYTES = 32;

	/**
	 * A hash that no password is known for, which takes as much work to compare with as
	 * any other. Made without hashing anything, since each start needs one.
	 * @return the hash
	 */
	static String unguessable() {
		Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
		return "{argon2id}$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s".formatted(MEMORY_KIB, PASSES, LANES,
				base64.encodeToString(KeyGenerators.secureRandom(SALT_BYTES).generateKey()),
				base64.encodeToString(KeyGenerators.secureRandom(HASH_BYTES).generateKey()));
	}

	/**
	 * New passwords are hashed by argon2id. A hash names its algorithm and parameters, so
	 * that both can change while old hashes are still understood; "noop" is the demo
	 * accounts', which are not stored.
	 * @return the encoder
	 */
	@Bean
	@SuppressWarnings("deprecation")
	PasswordEncoder passwordEncoder() {
		return new DelegatingPasswordEncoder("argon2id",
				Map.of("argon2id", new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES), "noop",
						NoOpPasswordEncoder.getInstance()));
	}

}
