package eu.uptake.cycle;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ReportingYearTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Autowired
	private YearCycle cycle;

	@Autowired
	private MongoOperations mongo;

	@Test
	void goesFromPlannedToPublishedAndBackWithAReason() {
		int next = Year.now(this.clock).getValue() + 1;
		Api.Client taxud = this.api.as("taxud");
		Map<String, Object> year = Api.input("year", next);
		assertThat(status(next)).isEqualTo("PLANNED");
		assertThat(taxud.operation("lock-year", year).codes()).containsExactly("WRONG_STATUS");
		assertThat(taxud.operation("open-year", year).<String>get("openYear.reportingYear.status")).isEqualTo("OPEN");
		assertThat(taxud.operation("open-year", year).codes()).containsExactly("WRONG_STATUS");
		assertThat(taxud.operation("publish-year", year).codes()).containsExactly("WRONG_STATUS");
		assertThat(taxud.operation("lock-year", year).<String>get("lockYear.reportingYear.status")).isEqualTo("LOCKED");
		assertThat(taxud.operation("publish-year", year).<Object>get("publishYear.reportingYear.publishedOn"))
			.isEqualTo(LocalDate.now(this.clock).toString());
		assertThat(taxud.operation("reopen-year", Api.input("year", next, "reason", " ")).codes())
			.containsExactly("REQUIRED");
		Answer reopened = taxud.operation("reopen-year", Api.input("year", next, "reason", "Errors in AT"));
		assertThat(reopened.<Map<String, Object>>get("reopenYear.reportingYear")).containsEntry("status", "OPEN")
			.containsEntry("version", 4)
			.containsEntry("publishedOn", null);
		assertThat(reopened.<List<String>>get("reopenYear.reportingYear.changes[*].status")).containsExactly("OPEN",
				"LOCKED", "PUBLISHED", "OPEN");
		assertThat(reopened.<String>get("reopenYear.reportingYear.changes[3].reason")).isEqualTo("Errors in AT");
	}

	@Test
	void openingAYearSetsItsDatesAndTaxudMovesThemUntilItIsLocked() {
		int next = Year.now(this.clock).getValue() + 1;
		String today = LocalDate.now(this.clock).toString();
		Api.Client taxud = this.api.as("taxud");
		Answer planned = taxud.operation("schedule-year",
				Api.input("year", next, "opensOn", next + "-02-01", "dueOn", (next + 1) + "-02-28"));
		assertThat(planned.<Map<String, Object>>get("scheduleYear.reportingYear")).containsEntry("status", "PLANNED")
			.containsEntry("version", 1)
			.containsEntry("opensOn", next + "-02-01")
			.containsEntry("locksOn", null);
		Answer opened = taxud.operation("open-year", Api.input("year", next, "locksOn", (next + 1) + "-03-15"));
		assertThat(opened.<Map<String, Object>>get("openYear.reportingYear")).containsEntry("status", "OPEN")
			.containsEntry("opensOn", today)
			.containsEntry("dueOn", (next + 1) + "-02-28")
			.containsEntry("locksOn", (next + 1) + "-03-15");
		Map<String, Object> later = Api.input("year", next, "dueOn", (next + 1) + "-03-10", "expectedVersion", 2);
		assertThat(taxud.operation("schedule-year", later)
			.<List<String>>get("scheduleYear.reportingYear.changes[*].dueOn"))
			.containsExactly((next + 1) + "-02-28", (next + 1) + "-02-28", (next + 1) + "-03-10");
		assertThat(taxud.operation("schedule-year", later).codes()).containsExactly("STALE_VERSION");
		assertThat(taxud.operation("schedule-year", Api.input("year", next, "dueOn", (next + 1) + "-03-10"))
			.<Integer>get("scheduleYear.reportingYear.version")).isEqualTo(3);
		assertThat(taxud.operation("schedule-year", Api.input("year", next, "opensOn", next + "-02-01")).codes())
			.containsExactly("WRONG_STATUS");
		Answer late = taxud.operation("schedule-year", Api.input("year", next, "dueOn", (next + 1) + "-03-16"));
		assertThat(late.codes()).containsExactly("OUT_OF_RANGE");
		assertThat(late.<List<String>>get("scheduleYear.errors[0].path")).containsExactly("input", "locksOn");
		taxud.operation("lock-year", Api.input("year", next));
		assertThat(taxud.operation("schedule-year", Api.input("year", next, "dueOn", (next + 1) + "-03-11")).codes())
			.containsExactly("WRONG_STATUS");
		Answer shown = this.api.as("at").operation("reporting-year", Map.of("year", next));
		assertThat(shown.<Map<String, Object>>get("reportingYear")).containsEntry("dueOn", (next + 1) + "-03-10")
			.containsEntry("locksOn", (next + 1) + "-03-15");
	}

	@Test
	void aYearThatIsOpenedWithoutDatesHasTheConfiguredOnes() {
		int next = Year.now(this.clock).getValue() + 1;
		Answer opened = this.api.as("taxud").operation("open-year", Api.input("year", next));
		assertThat(opened.<Map<String, Object>>get("openYear.reportingYear"))
			.containsEntry("dueOn", (next + 1) + "-03-31")
			.containsEntry("locksOn", (next + 1) + "-04-30");
	}

	@Test
	void movingADateLeavesNothingToSettle() {
		int year = Year.now(this.clock).getValue();
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(year)), Update.update("settledVersion", 1),
				"reportingYears");
		assertThat(this.api.as("taxud")
			.operation("schedule-year",
					Api.input("year", year, "dueOn", (year + 1) + "-04-01", "locksOn", (year + 1) + "-05-01"))
			.codes()).isEmpty();
		assertThat(settledVersion(year)).isEqualTo(2);
	}

	@Test
	void aChangeThatACrashHasCutShortIsCompletedOnceAtTheNextStart() {
		int year = Year.now(this.clock).getValue();
		assertThat(this.api.as("taxud").operation("lock-year", Api.input("year", year)).codes()).isEmpty();
		assertThat(settledVersion(year)).isEqualTo(2);
		assertThat(returnVersions(year)).hasSize(33).containsOnly(2);
		this.cycle.afterSingletonsInstantiated();
		assertThat(returnVersions(year)).hasSize(33).containsOnly(2);
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(year)), Update.update("settledVersion", 1),
				"reportingYears");
		this.cycle.afterSingletonsInstantiated();
		assertThat(settledVersion(year)).isEqualTo(2);
		assertThat(returnVersions(year)).hasSize(33).containsOnly(3);
		this.cycle.afterSingletonsInstantiated();
		assertThat(returnVersions(year)).hasSize(33).containsOnly(3);
	}

	@Test
	void theSeedsYearsAreSettled() {
		List<Integer> before = returnVersions(2016);
		assertThat(settledVersion(2016)).isEqualTo(1);
		this.cycle.afterSingletonsInstantiated();
		assertThat(returnVersions(2016)).isNotEmpty().isEqualTo(before);
	}

	@Test
	void theSeedsYearsArePublishedAndTheCurrentOneIsOpen() {
		for (int year = 2014; year <= 2016; year++) {
			assertThat(status(year)).isEqualTo("PUBLISHED");
		}
		assertThat(status(Year.now(this.clock).getValue())).isEqualTo("OPEN");
	}

	@Test
	void thereIsNoYearBefore2014AndNoneAfterNextYear() {
		int afterNext = Year.now(this.clock).getValue() + 2;
		for (int year : List.of(2013, afterNext, Integer.MAX_VALUE, Integer.MIN_VALUE)) {
			assertThat(this.api.anonymous()
				.run("{ reportingYear(year: %d) { status } }".formatted(year))
				.<Object>get("reportingYear")).isNull();
		}
		assertThat(this.api.as("taxud").operation("open-year", Api.input("year", afterNext)).codes())
			.containsExactly("YEAR_OUT_OF_RANGE");
	}

	@Test
	void onlyTaxudChangesAYear() {
		int next = Year.now(this.clock).getValue() + 1;
		for (String username : List.of("at", "ingest", "operator")) {
			assertThat(this.api.as(username).operation("open-year", Api.input("year", next)).classifications())
				.containsExactly("FORBIDDEN");
		}
		assertThat(this.api.anonymous().operation("open-year", Api.input("year", next)).classifications())
			.containsExactly("UNAUTHORIZED");
		assertThat(status(next)).isEqualTo("PLANNED");
	}

	private int settledVersion(int year) {
		return this.mongo.findById(year, Document.class, "reportingYears").getInteger("settledVersion");
	}

	private List<Integer> returnVersions(int year) {
		return this.mongo.find(Query.query(Criteria.where("year").is(year)), Document.class, "returns")
			.stream()
			.map((each) -> each.getInteger("version"))
			.toList();
	}

	private String status(int year) {
		return this.api.anonymous()
			.run("{ reportingYear(year: %d) { status } }".formatted(year))
			.get("reportingYear.status");
	}

}
