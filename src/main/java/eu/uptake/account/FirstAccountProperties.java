package eu.uptake.account;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first account, which creates the others.
 *
 * @param username its name
 * @param password its password, read at the first start only
 */
@ConfigurationProperties("uptake.admin")
record FirstAccountProperties(@DefaultValue("taxud") String username, @Nullable String password) {

	@Override
	public String toString() {
		return "FirstAccountProperties[%s]".formatted(this.username);
	}

}
