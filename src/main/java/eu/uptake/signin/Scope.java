package eu.uptake.signin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import eu.uptake.account.Role;

/**
 * What an API token may be used for, always within what its account's role may do;
 * described in {@code graphql/token.graphqls}.
 */
public enum Scope {

	/** Reads what the account sees. */
	READ(Role.COORDINATOR, Role.TAXUD, Role.INGEST, Role.OPERATOR),

	/** Reports uptakes, surveys and sessions. */
	REPORT(Role.COORDINATOR, Role.TAXUD),

	/** Feeds access logs. */
	INGEST_LOGS(Role.INGEST, Role.TAXUD),

	/** Reviews returns, keeps the catalogue, the years and the indicators. */
	MANAGE(Role.TAXUD),

	/** Reads the service's metrics. */
	METRICS(Role.OPERATOR);

	private final Set<Role> roles;

	Scope(Role... roles) {
		this.roles = EnumSet.copyOf(List.of(roles));
	}

	/**
	 * The authority that stands for this scope, for rules on paths.
	 * @return {@code SCOPE_} and the name
	 */
	public String authority() {
		return "SCOPE_" + name();
	}

	boolean isFor(Role role) {
		return this.roles.contains(role);
	}

	static List<Scope> allOf(Role role) {
		return Arrays.stream(values()).filter((scope) -> scope.isFor(role)).toList();
	}

	/**
	 * The authorities of an authentication.
	 * @param role the account's role
	 * @param scopes the scopes granted; those that aren't for the role count for nothing
	 * @return the role and the scopes
	 */
	static List<GrantedAuthority> authorities(Role role, List<Scope> scopes) {
		return Stream
			.concat(Stream.of("ROLE_" + role),
					scopes.stream().filter((scope) -> scope.isFor(role)).map(Scope::authority))
			.map((authority) -> (GrantedAuthority) new SimpleGrantedAuthority(authority))
			.toList();
	}

}
