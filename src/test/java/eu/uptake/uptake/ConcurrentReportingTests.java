package eu.uptake.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.Parallel;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ConcurrentReportingTests {

	private static final List<String> MODULES = List.of("DRUGS-CO", "DRUGS-EO", "EMCS", "EORI", "VAT", "OLDER-06",
			"OLDER-07", "OLDER-08", "OLDER-09", "OLDER-10");

	private static final List<String> REPORTING = List.of("at", "de", "fr", "it", "nl", "be");

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Test
	void coordinatorsOfOneCountryLoseNoUpdateOfEachOther() throws Exception {
		int year = Year.now(this.clock).getValue();
		List<Callable<List<String>>> coordinators = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			Api.Client client = this.api.as("at");
			List<String> modules = MODULES.subList(i * 2, i * 2 + 3);
			coordinators
				.add(() -> modules.stream()
					.flatMap(
							(module) -> client
								.operation("report-uptake",
										Api.input("country", "AT", "year", year, "trainingModule", module, "trainees",
												5))
								.codes()
								.stream())
					.toList());
		}
		assertThat(Parallel.run(coordinators)).allSatisfy((codes) -> assertThat(codes).isEmpty());
		Answer found = this.api.as("at").operation("national-return", Map.of("country", "AT", "year", year));
		assertThat(found.<List<String>>get("nationalReturn.uptakes[*].trainingModule.code"))
			.containsExactlyElementsOf(MODULES.subList(0, 9).stream().sorted().toList());
		assertThat(found.<List<String>>get("nationalReturn.changes[*].action")).hasSize(9).containsOnly("REPORTED");
	}

	@Test
	void ofWritersWithTheSameVersionOneWinsAndTheOthersAreToldSo() throws Exception {
		int year = Year.now(this.clock).getValue();
		List<Callable<List<String>>> coordinators = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			Api.Client client = this.api.as("at");
			int trainees = i;
			coordinators.add(() -> client
				.operation("report-uptake", Api.input("country", "AT", "year", year, "trainingModule", "VAT",
						"trainees", trainees, "expectedVersion", 0))
				.codes());
		}
		List<List<String>> answers = Parallel.run(coordinators);
		assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
		assertThat(answers).filteredOn((codes) -> codes.equals(List.of("STALE_VERSION"))).hasSize(5);
	}

	@Test
	void noReportLandsAfterTheYearWasLocked() throws Exception {
		int year = Year.now(this.clock).getValue();
		noReportLandsAfter("lock-year", year);
	}

	@Test
	void noCorrectionOfAReturnSentBackInALockedYearLandsAfterItWasPublished() throws Exception {
		int year = Year.now(this.clock).getValue();
		for (String country : REPORTING) {
			this.api.as(country).operation("submit-return", Api.input("country", country, "year", year));
		}
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("lock-year", Api.input("year", year));
		for (String country : REPORTING) {
			assertThat(taxud
				.operation("send-back-return", Api.input("country", country, "year", year, "reason", "Nothing used?"))
				.codes()).isEmpty();
		}
		noReportLandsAfter("publish-year", year);
	}

	private void noReportLandsAfter(String change, int year) throws Exception {
		Api.Client taxud = this.api.as("taxud");
		AtomicInteger acknowledged = new AtomicInteger();
		List<Callable<List<String>>> clients = new ArrayList<>();
		for (String country : REPORTING) {
			Api.Client client = this.api.as(country);
			clients.add(() -> {
				List<String> codes = List.of();
				for (int trainees = 0; codes.isEmpty() && trainees < NationalReturn.MOST_CHANGES; trainees++) {
					codes = client
						.operation("report-uptake",
								Api.input("country", country, "year", year, "trainingModule", "VAT", "trainees",
										trainees))
						.codes();
					acknowledged.addAndGet(codes.isEmpty() ? 1 : 0);
				}
				return codes;
			});
		}
		List<String> changesAtLock = new ArrayList<>();
		clients.add(() -> {
			while (acknowledged.get() < REPORTING.size()) {
				Thread.sleep(5);
			}
			List<String> codes = taxud.operation(change, Api.input("year", year)).codes();
			changesAtLock.add(changes(taxud, year));
			return codes;
		});
		List<List<String>> lastAnswers = Parallel.run(clients);
		assertThat(lastAnswers.subList(0, REPORTING.size())).containsOnly(List.of("YEAR_NOT_OPEN"));
		assertThat(lastAnswers.get(REPORTING.size())).isEmpty();
		assertThat(changes(taxud, year)).isEqualTo(changesAtLock.get(0));
	}

	private static String changes(Api.Client taxud, int year) {
		return taxud.operation("national-returns", Map.of("year", year)).body();
	}

}
