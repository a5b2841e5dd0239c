package eu.uptake.oidc;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.UptakeTest;
import eu.uptake.account.Role;
import eu.uptake.account.Vouched;
import eu.uptake.account.VouchedAccount;
import eu.uptake.country.Countries;
import eu.uptake.signin.Scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@UptakeTest
class ClaimMappingTests {

	private static final Vouched BY = new Vouched("https://issuer.example", "1");

	@Autowired
	private Countries countries;

	@Test
	void readsClaimsWithinOthersAndThoseWithAddressesForNames() {
		ClaimMapping mapping = mapping("realm_access.roles", Map.of(Role.COORDINATOR, List.of("coordinator")),
				"https://claims.example/country.code", Map.of());
		VouchedAccount account = mapping.account("IdP", BY,
				Map.of("uid", "J.Doe", "realm_access", Map.of("roles", List.of("other", "coordinator")),
						"https://claims.example/country.code", "gr", "mail", " jane@customs.example "));
		assertThat(account)
			.isEqualTo(new VouchedAccount("idp:j.doe", Role.COORDINATOR, "EL", "jane@customs.example", BY));
	}

	@Test
	void whereValuesAreListedForCountriesNothingElseIsOne() {
		ClaimMapping mapping = mapping("groups", Map.of(Role.COORDINATOR, List.of("uptake")), "groups",
				Map.of("AT", List.of("uptake-austria"), "GB", List.of("uptake-britain")));
		assertThat(mapping.account("idp", BY, Map.of("uid", "a", "groups", List.of("IT", "uptake", "uptake-britain")))
			.country()).isEqualTo("UK");
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> mapping.account("idp", BY, Map.of("uid", "a", "groups", List.of("IT", "uptake"))))
			.withMessage("The issuer gives you no country to coordinate.");
	}

	@Test
	void onlyCoordinatorsHaveACountryAndOnlyAddressesThatNobodyDoubtsAreWrittenTo() {
		ClaimMapping mapping = mapping("role", Map.of(Role.TAXUD, List.of("1")), "country", Map.of());
		VouchedAccount account = mapping.account("idp", BY,
				Map.of("uid", 7, "role", 1, "country", "AT", "mail", "x@y.example", "email_verified", false));
		assertThat(account).isEqualTo(new VouchedAccount("idp:7", Role.TAXUD, null, null, BY));
	}

	@Test
	void aTokensScopesAreWordsOrAList() {
		ClaimMapping mapping = mapping("role", Map.of(), "country", Map.of());
		assertThat(mapping.scopes(Map.of("scope", "openid uptake.read uptake.ingest-logs"))).containsExactly(Scope.READ,
				Scope.INGEST_LOGS);
		assertThat(mapping.scopes(Map.of("scope", List.of("everything")))).containsExactly(Scope.MANAGE);
		assertThat(mapping.scopes(Map.of("scope", "uptake.manage READ"))).isEmpty();
		assertThat(mapping.scopes(Map.of())).isEmpty();
	}

	private ClaimMapping mapping(String roleClaim, Map<Role, List<String>> roles, String countryClaim,
			Map<String, List<String>> countries) {
		return new ClaimMapping(new OidcProperties("uid", roleClaim, roles, countryClaim, countries, "mail", "scope",
				Map.of(Scope.MANAGE, List.of("everything"))), this.countries);
	}

}
