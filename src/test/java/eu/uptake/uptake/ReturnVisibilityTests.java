package eu.uptake.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ReturnVisibilityTests {

	private static final String QUERY = "{ nationalReturn(country: \"AT\", year: %d) { status }"
			+ " nationalReturns(year: %d) { status } countries { nationalReturn(year: %d) { status } } }";

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private StoreCommands storeCommands;

	private int year;

	@BeforeEach
	void twoCountriesReport() {
		this.year = Year.now(this.clock).getValue();
		for (String country : List.of("at", "de")) {
			Api.Client client = this.api.as(country);
			client.operation("report-uptake", Api.input("country", country, "year", this.year, "trainingModule", "VAT",
					"trainees", 5, "note", "Between us"));
			client.operation("submit-return", Api.input("country", country, "year", this.year));
		}
		this.api.as("taxud").operation("accept-return", Api.input("country", "DE", "year", this.year));
	}

	@Test
	void anonymousSeesAcceptedReturnsOfPublishedYearsAndNothingElse() {
		Api.Client anonymous = this.api.anonymous();
		assertThat(returns(anonymous, this.year)).isEmpty();
		assertThat(uptakes(anonymous)).isZero();
		assertThat(returns(anonymous, 2016)).hasSize(34);
		Answer published = anonymous.operation("national-return", Map.of("country", "AT", "year", 2016));
		assertThat(published.<List<?>>get("nationalReturn.uptakes")).isNotEmpty();
		assertThat(published.<Object>get("nationalReturn.changes")).isNull();
	}

	@Test
	void aCoordinatorSeesAllOfItsOwnCountryAndThePublicPartOfTheOthers() {
		Api.Client austria = this.api.as("at");
		assertThat(returns(austria, this.year)).containsExactly("AT");
		assertThat(uptakes(austria)).isEqualTo(1);
		assertThat(returns(austria, 2016)).hasSize(34);
	}

	@Test
	void taxudSeesEverythingAndTheCountriesThatHaveNotBegun() {
		Api.Client taxud = this.api.as("taxud");
		assertThat(returns(taxud, this.year)).hasSize(33);
		assertThat(uptakes(taxud)).isEqualTo(2);
		Answer some = taxud.operation("national-returns",
				Map.of("year", this.year, "statuses", List.of("SUBMITTED", "ACCEPTED")));
		assertThat(some.<List<String>>get("nationalReturns[*].country.code")).containsExactly("DE", "AT");
	}

	@Test
	void ingestAndOperatorSeeWhatAnonymousSees() {
		for (String username : List.of("ingest", "operator")) {
			assertThat(returns(this.api.as(username), this.year)).isEmpty();
			assertThat(uptakes(this.api.as(username))).isZero();
		}
	}

	@Test
	void notesAndHistoryStayBetweenTheCountryAndTaxud() {
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("lock-year", Api.input("year", this.year));
		taxud.operation("publish-year", Api.input("year", this.year));
		Map<String, Object> german = Map.of("country", "DE", "year", this.year);
		for (Api.Client insider : List.of(taxud, this.api.as("de"))) {
			Answer seen = insider.operation("national-return", german);
			assertThat(seen.<String>get("nationalReturn.uptakes[0].note")).isEqualTo("Between us");
			assertThat(seen.<List<?>>get("nationalReturn.changes")).hasSize(3);
		}
		for (Api.Client outsider : List.of(this.api.anonymous(), this.api.as("at"))) {
			Answer seen = outsider.operation("national-return", german);
			assertThat(seen.<Integer>get("nationalReturn.uptakes[0].trainees")).isEqualTo(5);
			assertThat(seen.<Object>get("nationalReturn.uptakes[0].note")).isNull();
			assertThat(seen.<Object>get("nationalReturn.changes")).isNull();
		}
	}

	@Test
	void theNumberOfStoreCommandsDoesNotGrowWithTheRows() {
		Api.Client taxud = this.api.as("taxud");
		List<String> few = this.storeCommands.during(() -> returns(taxud, this.year));
		List<String> many = this.storeCommands.during(() -> assertThat(returns(taxud, 2016)).hasSize(34));
		assertThat(many).hasSameSizeAs(few).hasSize(4);
		List<String> byCountry = this.storeCommands.during(() -> taxud.operation("countries", Map.of("year", 2016)));
		assertThat(byCountry.stream().filter((command) -> command.contains("'returns'"))).hasSize(1);
		List<String> figures = this.storeCommands
			.during(() -> taxud.operation("uptake-by", Map.of("filter", Map.of("years", List.of(2016)))));
		// The returns once for the four of them, and their modules.
		assertThat(figures.stream().filter((command) -> command.contains("'returns'"))).hasSize(1);
	}

	private List<String> returns(Api.Client client, int of) {
		return client.operation("national-returns", Map.of("year", of)).get("nationalReturns[*].country.code");
	}

	private int uptakes(Api.Client client) {
		return client.operation("uptake-totals", Map.of("years", List.of(this.year))).get("uptakeTotals.modulesUsed");
	}

	@Test
	void thereAreNoReturnsBefore2014AndAfterNextYear() {
		int next = Year.now(this.clock).getValue() + 1;
		Api.Client taxud = this.api.as("taxud");
		for (int year : List.of(2013, next + 1, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
			Answer answer = taxud.run(QUERY.formatted(year, year, year));
			assertThat(answer.<Object>get("nationalReturn")).isNull();
			assertThat(answer.<List<Object>>get("nationalReturns")).isEmpty();
			assertThat(answer.<List<Object>>get("countries[*].nationalReturn")).hasSize(34).containsOnlyNulls();
		}
		Answer answer = taxud.run(QUERY.formatted(next, next, next));
		assertThat(answer.<String>get("nationalReturn.status")).isEqualTo("NOT_STARTED");
		assertThat(answer.<List<Object>>get("nationalReturns")).hasSize(33);
	}

}
