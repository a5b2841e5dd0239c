package eu.uptake.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.springframework.core.io.ClassPathResource;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearStatus;
import eu.uptake.report.ReportFigures.Programme;

/**
 * Asks the service's own GraphQL API for what the report says, so that every figure of
 * the report is one that the API answers.
 */
@Component
class ReportQueries {

	/** How many years the report lists side by side. */
	private static final int YEARS = 3;

	private final ExecutionGraphQlService graphQl;

	private final ReportingYears years;

	private final JsonMapper json;

	private final String report = read("progress-report");

	private final String programme = read("programme-uptake");

	ReportQueries(ExecutionGraphQlService graphQl, ReportingYears years, JsonMapper json) {
		this.graphQl = graphQl;
		this.years = years;
		this.json = json;
	}

	private static String read(String operation) {
		try {
			return new ClassPathResource("graphql/operations/" + operation + ".graphql")
				.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The years that the report lists side by side.
	 * @param year the report's year
	 * @return it and up to two before, ascending
	 */
	List<Integer> years(int year) {
		return IntStream.rangeClosed(Math.max(year - YEARS + 1, ReportingYears.FIRST), year).boxed().toList();
	}

	ReportFigures figures(int year) {
		List<Integer> listed = years(year);
		List<String> traders = List.of("ECONOMIC_OPERATOR", "OTHER_USER");
		List<String> officials = List.of("CUSTOMS_OFFICIAL");
		return ask(this.report,
				Map.ofEntries(Map.entry("year", year), Map.entry("years", listed),
						Map.entry("uptake", Map.of("years", List.of(year), "statuses", counted(year))),
						Map.entry("uptakeBefore", Map.of("years", List.of(year - 1), "statuses", counted(year - 1))),
						Map.entry("officials", Map.of("years", List.of(year), "audiences", officials)),
						Map.entry("others", Map.of("years", List.of(year), "audiences", traders)),
						Map.entry("officialsByYear", Map.of("years", listed, "audiences", officials)),
						Map.entry("othersByYear", Map.of("years", listed, "audiences", traders)),
						Map.entry("downloads", Map.of("years", List.of(year))),
						Map.entry("sessions", Map.of("years", List.of(year))),
						Map.entry("sessionsByYear", Map.of("years", listed))),
				ReportFigures.class);
	}

	/**
	 * What the programmes come to in a year.
	 * @param names the programmes
	 * @param year the calendar year
	 * @return the figures by programme, in alphabetical order
	 */
	Map<String, Programme> programmes(List<String> names, int year) {
		Map<String, Programme> programmes = new TreeMap<>();
		List<String> counted = counted(year);
		for (String name : names) {
			programmes
				.put(name,
						ask(this.programme,
								Map.of("uptake", Map.of("years", List.of(year), "programme", name, "statuses", counted),
										"downloads", Map.of("years", List.of(year), "programme", name)),
								Programme.class));
		}
		return programmes;
	}

	// What is published are the accepted returns, even where TAXUD sees more.
	private List<String> counted(int year) {
		return (this.years.get(year).status() == YearStatus.PUBLISHED) ? List.of("ACCEPTED")
				: List.of("SUBMITTED", "ACCEPTED");
	}

	private <T> T ask(String document, Map<String, Object> variables, Class<T> answer) {
		ExecutionGraphQlResponse response = this.graphQl
			.execute(new DefaultExecutionGraphQlRequest(document, null, variables, null, "progress-report",
					Locale.ENGLISH))
			.block();
		if (response == null || !response.getErrors().isEmpty()) {
			throw new IllegalStateException("The report can't be written: "
					+ ((response != null) ? response.getErrors() : "there was no answer"));
		}
		return this.json.convertValue(response.getData(), answer);
	}

}
