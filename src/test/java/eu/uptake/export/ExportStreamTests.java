package eu.uptake.export;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;
import eu.uptake.sheet.Cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@UptakeTest
@Import(ExportStreamTests.BreakingDatasets.class)
class ExportStreamTests {

	private static final int YEARS = 20;

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private StoreCommands storeCommands;

	@Autowired
	private List<Dataset> datasets;

	@Test
	void manyUptakesAreReadAYearAtATime() {
		List<String> modules = ids("modules");
		List<String> countries = ids("countries");
		List<Document> returns = new ArrayList<>();
		for (int year = 3001; year <= 3000 + YEARS; year++) {
			for (String country : countries) {
				returns.add(new Document("_id", year + "-" + country).append("country", country)
					.append("year", year)
					.append("version", 1)
					.append("status", "ACCEPTED")
					.append("uptakes",
							modules.stream().map((code) -> new Document("module", code).append("trainees", 7)).toList())
					.append("changes", List.of()));
			}
		}
		this.mongo.insert(returns, "returns");
		int expected = YEARS * modules.size() * countries.size();
		assertThat(expected).isGreaterThan(20_000);
		String years = String.join(",", IntStream.rangeClosed(3001, 3000 + YEARS).mapToObj(String::valueOf).toList());
		Api.Client taxud = this.api.as("taxud");
		List<Map<String, String>> rows = new ArrayList<>();
		List<String> commands = this.storeCommands
			.during(() -> rows.addAll(ExportedRows.csv(taxud, "uptake.csv?years=" + years, ',')));
		assertThat(rows).hasSize(expected);
		assertThat(commands.stream()
			.filter((command) -> command.contains("\"returns\"") || command.endsWith("returns")
					|| command.contains("value='returns'")))
			.hasSize(1 + YEARS)
			.noneMatch((command) -> command.startsWith("getMore"));
	}

	private List<String> ids(String collection) {
		return this.mongo.findAll(Document.class, collection).stream().map((each) -> each.getString("_id")).toList();
	}

	@Test
	void aYearIsReadWhenItsFirstRowIsAskedFor() {
		Dataset uptake = this.datasets.stream()
			.filter((each) -> each.name().equals("uptake"))
			.findFirst()
			.orElseThrow();
		List<String> commands = this.storeCommands.during(() -> {
			try (Table table = uptake.table(new ExportParameters(Map.of("years", List.of("2014", "2015", "2016"))))) {
				Iterator<List<Cell>> rows = table.rows().iterator();
				assertThat(rows.next().get(0)).isEqualTo(Cell.number(2014));
			}
		});
		assertThat(commands.stream().filter((command) -> command.startsWith("find ") && command.contains("returns")))
			.hasSize(1);
	}

	@Test
	void whatFailsBeforeTheFirstByteIsAProblem() {
		HttpResponse<String> response = this.api.anonymous().get("/api/exports/breaksEarly.csv");
		assertThat(response.statusCode()).isEqualTo(500);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
		assertThat(response.body()).contains("\"status\":500").doesNotContain("row", "store");
	}

	@Test
	void whatFailsLaterIsNotTakenForTheWhole() {
		Api.Client client = this.api.anonymous();
		for (String format : List.of("csv", "json", "xlsx")) {
			assertThatExceptionOfType(UncheckedIOException.class).as(format)
				.isThrownBy(() -> client.get("/api/exports/breaksLate." + format));
		}
	}

	// Datasets that the store fails.
	@TestConfiguration(proxyBeanMethods = false)
	static class BreakingDatasets {

		@Bean
		Dataset breaksEarly() {
			return new Breaking("breaksEarly", 10);
		}

		@Bean
		Dataset breaksLate() {
			return new Breaking("breaksLate", 50_000);
		}

	}

	/**
	 * Breaks after some rows.
	 *
	 * @param name its name
	 * @param rows how many rows come first
	 */
	private record Breaking(String name, int rows) implements Dataset {

		@Override
		public Set<String> parameters() {
			return Set.of();
		}

		@Override
		public Table table(ExportParameters parameters) {
			return Columns.<Integer>none().text("row", (row) -> "row number " + row).of(numbers());
		}

		private Stream<Integer> numbers() {
			return IntStream.range(0, this.rows + 1).boxed().map((number) -> {
				if (number == this.rows) {
					throw new DataAccessResourceFailureException("The store has gone");
				}
				return number;
			});
		}

	}

}
