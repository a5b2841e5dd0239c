package eu.uptake.oidc;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.uptake.account.Role;
import eu.uptake.account.Vouched;
import eu.uptake.account.VouchedAccount;
import eu.uptake.account.VouchedAccounts;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.signin.Scope;

/**
 * Leads from what an issuer says of somebody to an account. Only what is configured leads
 * anywhere: there is no role that one has by default.
 */
class ClaimMapping {

	/** What issuers use, and no letter that looks like another one. */
	private static final Pattern NAME = Pattern.compile("[a-z0-9._@|+=/:~-]{1,128}");

	private final OidcProperties properties;

	private final Countries countries;

	ClaimMapping(OidcProperties properties, Countries countries) {
		this.properties = properties;
		this.countries = countries;
	}

	/**
	 * The account that claims lead to.
	 * @param space what the names of the sign-in's accounts begin with
	 * @param by the issuer, and whom it means
	 * @param claims the claims
	 * @return the account
	 * @throws RefusedException if they lead to none
	 */
	VouchedAccount account(String space, Vouched by, Map<String, Object> claims) {
		String username = username(space, claims);
		if (username == null) {
			throw new RefusedException(Refusal.NO_NAME);
		}
		Role role = role(claims);
		String country = (role == Role.COORDINATOR) ? country(claims) : null;
		return new VouchedAccount(username, role, country, email(claims), by);
	}

	/**
	 * What somebody is called here.
	 * @param space what the names of the sign-in's accounts begin with
	 * @param claims the claims
	 * @return a name that no account with a password can have, or null if the claims have
	 * none
	 */
	@Nullable String username(String space, Map<String, Object> claims) {
		String given = Claims.value(claims, this.properties.usernameClaim());
		// Names are looked for in small letters; whether it is the same person is told by
		// the issuer's subject, in which letters differ.
		String name = (given != null) ? given.toLowerCase(Locale.ROOT) : "";
		return NAME.matcher(name).matches() ? space.toLowerCase(Locale.ROOT) + ":" + name : null;
	}

	/**
	 * What a token may be used for.
	 * @param claims the token's claims
	 * @return the scopes it names
	 */
	List<Scope> scopes(Map<String, Object> claims) {
		List<String> given = Claims.values(claims, this.properties.scopeClaim())
			.stream()
			.flatMap((value) -> Stream.of(value.split(" ")))
			.toList();
		return Arrays.stream(Scope.values())
			.filter((scope) -> this.properties.valuesOf(scope).stream().anyMatch(given::contains))
			.toList();
	}

	private Role role(Map<String, Object> claims) {
		List<String> given = Claims.values(claims, this.properties.roleClaim());
		List<Role> roles = keys(this.properties.roles(), given);
		if (roles.size() != 1) {
			throw new RefusedException(roles.isEmpty() ? Refusal.NO_ROLE : Refusal.SEVERAL_ROLES);
		}
		return roles.get(0);
	}

	// Where values are listed nothing else counts: "IT" may as well be a department.
	private String country(Map<String, Object> claims) {
		List<String> given = Claims.values(claims, this.properties.countryClaim());
		Stream<String> codes = this.properties.countries().isEmpty() ? given.stream()
				: keys(this.properties.countries(), given).stream();
		List<String> found = codes.flatMap((code) -> this.countries.find(code).stream())
			.map(Country::code)
			.distinct()
			.toList();
		if (found.size() != 1) {
			throw new RefusedException(found.isEmpty() ? Refusal.NO_COUNTRY : Refusal.SEVERAL_COUNTRIES);
		}
		return found.get(0);
	}

	private @Nullable String email(Map<String, Object> claims) {
		boolean doubted = List.of("false").equals(Claims.values(claims, "email_verified"));
		return doubted ? null : VouchedAccounts.email(Claims.value(claims, this.properties.emailClaim()));
	}

	private static <K> List<K> keys(Map<K, List<String>> values, List<String> given) {
		return values.entrySet()
			.stream()
			.filter((entry) -> entry.getValue().stream().anyMatch(given::contains))
			.map(Entry::getKey)
			.toList();
	}

}
