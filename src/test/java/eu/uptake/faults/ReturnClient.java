package eu.uptake.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A country's only coordinator: the return's history is what it has sent, in order.
 */
class ReturnClient extends WritingClient<ReturnClient.Uptake> {

	private static final List<String> MODULES = List.of("EORI", "UCC-L1", "UCC-L2-01", "UCC-L2-02", "VAT");

	private final int year;

	private final String country;

	private Api.Client client;

	ReturnClient(int year, String country) {
		super(1);
		this.year = year;
		this.country = country;
	}

	@Override
	void connect(Api api) {
		this.client = api.as(this.country.toLowerCase(Locale.ROOT));
	}

	@Override
	Uptake next(int number) {
		return new Uptake(number, MODULES.get(number % MODULES.size()), number + 1);
	}

	@Override
	void send(Uptake uptake) {
		assertThat(report(uptake)).isEmpty();
	}

	// The version tells whether it has arrived, as the web client does.
	@Override
	void repeat(Uptake uptake) {
		assertThat(report(uptake)).isIn(List.of(), List.of("STALE_VERSION"));
	}

	private List<String> report(Uptake uptake) {
		return codes(() -> this.client.operation("report-uptake", Api.input("country", this.country, "year", this.year,
				"trainingModule", uptake.module(), "trainees", uptake.trainees(), "expectedVersion", uptake.after())));
	}

	@Override
	Map<String, Object> figures(Api api) {
		Api.Answer answer = api.as("taxud").run("""
				query ($country: CountryCode!, $year: Int!) {
				  nationalReturn(country: $country, year: $year) {
				    version
				    uptakes { trainingModule { code } trainees }
				    changes { after { trainingModule { code } trainees } }
				  }
				  uptakeTotals(filter: { years: [$year], countries: [$country], statuses: [DRAFT] }) {
				    modulesUsed trainees { count }
				  }
				}""", Map.of("country", this.country, "year", this.year));
		List<String> history = new ArrayList<>();
		List<String> uptakes = new ArrayList<>();
		for (Map<String, Object> each : answer.<List<Map<String, Object>>>get("nationalReturn.changes")) {
			history.add(text(map(each.get("after"))));
		}
		for (Map<String, Object> each : answer.<List<Map<String, Object>>>get("nationalReturn.uptakes")) {
			uptakes.add(text(each));
		}
		Integer trainees = answer.get("uptakeTotals.trainees.count");
		return Map.of("version", answer.get("nationalReturn.version"), "history", history, "uptakes", uptakes,
				"modulesUsed", answer.get("uptakeTotals.modulesUsed"), "trainees", (trainees != null) ? trainees : 0);
	}

	@Override
	Map<String, Object> recount(List<Uptake> sent) {
		Map<String, Uptake> last = new TreeMap<>();
		sent.forEach((uptake) -> last.put(uptake.module(), uptake));
		return Map.of("version", sent.size(), "history", sent.stream().map(Uptake::toString).toList(), "uptakes",
				last.values().stream().sorted(Comparator.comparing(Uptake::module)).map(Uptake::toString).toList(),
				"modulesUsed", last.size(), "trainees", last.values().stream().mapToInt(Uptake::trainees).sum());
	}

	private static String text(Map<String, Object> uptake) {
		return "%s %s".formatted(map(uptake.get("trainingModule")).get("code"), uptake.get("trainees"));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Object json) {
		return (Map<String, Object>) json;
	}

	/**
	 * One uptake, as sent.
	 *
	 * @param after the return's version before it
	 * @param module the module's code
	 * @param trainees a number that the country reports once
	 */
	record Uptake(int after, String module, int trainees) {

		@Override
		public String toString() {
			return "%s %d".formatted(this.module, this.trainees);
		}

	}

}
