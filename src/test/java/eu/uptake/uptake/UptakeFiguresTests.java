package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class UptakeFiguresTests {

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@ParameterizedTest
	@CsvSource({ "2014, 174, 4776, false", "2015, 183, 3092, false", "2016, 305, 23685, true" })
	void theSeedAddsUpToTheReportsFigures(int year, int modulesUsed, int trainees, boolean isMinimum) {
		Answer totals = this.api.anonymous().operation("uptake-totals", Map.of("years", List.of(year)));
		assertThat(totals.<Integer>get("uptakeTotals.modulesUsed")).isEqualTo(modulesUsed);
		assertThat(totals.<Integer>get("uptakeTotals.trainees.count")).isEqualTo(trainees);
		assertThat(totals.<Boolean>get("uptakeTotals.trainees.isMinimum")).isEqualTo(isMinimum);
	}

	@Test
	void uccTraineesStandFor1080ClassesOr4A15Day() {
		Answer totals = this.api.anonymous()
			.operation("uptake-totals", Map.of("years", List.of(2016), "programme", "UCC"));
		assertThat(totals.<Map<String, Object>>get("uptakeTotals")).containsEntry("modulesUsed", 156)
			.containsEntry("distinctModules", 15)
			.containsEntry("trainees", Map.of("count", 21607, "isMinimum", true, "uptakesCounted", 150, "uptakes", 156))
			.containsEntry("classEquivalent", Map.of("classes", 1080, "perWorkingDay", 4.15));
	}

	@Test
	void anAbsentFieldMeansAllAndAnEmptyListNone() {
		assertThat(modulesUsed("{}")).isEqualTo(174 + 183 + 305);
		assertThat(modulesUsed("{ years: null }")).isEqualTo(174 + 183 + 305);
		assertThat(modulesUsed("{ years: [] }")).isZero();
		assertThat(modulesUsed("{ countries: [] }")).isZero();
		assertThat(modulesUsed("{ modules: [] }")).isZero();
		assertThat(modulesUsed("{ statuses: [] }")).isZero();
		assertThat(modulesUsed("{ years: [2016], programme: \"UCC\", modules: [\"VAT\"] }")).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ countries: ["AT", "XX"] } | filter.countries: there is no country "XX"
			{ modules: ["UCC-L9"] }     | filter.modules: there is no module "UCC-L9"
			{ programme: "ucc" }        | filter.programme: there is no programme "ucc"
			""")
	void aFilterThatNamesNothingKnownIsRefusedRatherThanCountedAs0(String filter, String message) {
		Answer answer = this.api.anonymous().run("{ uptakeTotals(filter: %s) { modulesUsed } }".formatted(filter));
		assertThat(answer.classifications()).containsExactly("BAD_REQUEST");
		assertThat(answer.body()).contains(message.replace("\"", "\\\""));
	}

	@Test
	void rowsAddUpToTheTotalsAndComeInTheirOrder() {
		Answer rows = this.api.anonymous().operation("uptake-by", Map.of("filter", Map.of("years", List.of(2016))));
		assertThat(rows.<List<Integer>>get("uptakeByCountry[*].modulesUsed").stream().mapToInt(Integer::intValue).sum())
			.isEqualTo(305);
		assertThat(
				rows.<List<Integer>>get("uptakeByModule[*].trainees.count").stream().mapToInt(Integer::intValue).sum())
			.isEqualTo(23685);
		assertThat(rows.<List<String>>get("uptakeByModule[*].trainingModule.code")).isSorted().hasSize(30);
		assertThat(rows.<List<String>>get("uptakeByCountry[*].country.code")).hasSize(34)
			.startsWith("BE", "BG", "CZ", "DK", "DE", "EE", "IE", "EL", "ES")
			.endsWith("SE", "UK", "AL", "BA", "ME", "MK", "RS", "TR");
	}

	@Test
	void cellsAddUpToTheModulesAndTheCountries() {
		Answer rows = this.api.anonymous()
			.operation("uptake-by", Map.of("filter", Map.of("years", List.of(2015, 2016), "programme", "General")));
		List<Map<String, Object>> cells = rows.get("uptakeByModuleAndCountry");
		assertThat(sums(cells, "trainingModule")).isEqualTo(sums(rows.get("uptakeByModule"), "trainingModule"));
		assertThat(sums(cells, "country")).isEqualTo(sums(rows.get("uptakeByCountry"), "country"));
		assertThat(rows.<List<String>>get("uptakeByModuleAndCountry[*].trainingModule.code")).isSorted();
		assertThat(cells).extracting((cell) -> code(cell, "trainingModule") + code(cell, "country"))
			.doesNotHaveDuplicates();
	}

	// Uptakes, trainees counted, and whether there were more, by what makes a row.
	@SuppressWarnings("unchecked")
	private static Map<String, List<Object>> sums(List<Map<String, Object>> rows, String key) {
		Map<String, List<Object>> sums = new TreeMap<>();
		for (Map<String, Object> row : rows) {
			Map<String, Object> trainees = (Map<String, Object>) row.get("trainees");
			sums.merge(code(row, key),
					List.of(row.get("modulesUsed"), trainees.get("count"), trainees.get("isMinimum")),
					(one, other) -> List.of((Integer) one.get(0) + (Integer) other.get(0),
							(Integer) one.get(1) + (Integer) other.get(1),
							(Boolean) one.get(2) || (Boolean) other.get(2)));
		}
		return sums;
	}

	private static String code(Map<String, Object> row, String key) {
		return (String) ((Map<?, ?>) row.get(key)).get("code");
	}

	@Test
	void figuresEqualAPlainRecountOfRandomReturns() {
		Random random = new Random(20161231);
		for (int round = 0; round < 5; round++) {
			List<NationalReturn> returns = randomReturns(random);
			this.mongo.remove(new Query(), NationalReturn.class);
			this.mongo.insertAll(returns);
			for (ReturnStatus status : ReturnStatus.values()) {
				TreeMap<Integer, long[]> plain = new TreeMap<>();
				returns.stream().filter((each) -> each.status() == status).forEach((each) -> count(each, plain));
				Answer answer = this.api.as("taxud")
					.operation("uptake-by", Map.of("filter", Map.of("statuses", List.of(status.name()))));
				List<Map<String, Object>> expected = new ArrayList<>();
				plain.forEach((year, counts) -> expected.add(Map.of("year", year, "modulesUsed", (int) counts[0],
						"trainees", Map.of("count", number(counts[1]), "isMinimum", counts[2] < counts[0]))));
				assertThat(answer.<List<Map<String, Object>>>get("uptakeByYear")).isEqualTo(expected);
			}
		}
	}

	private static void count(NationalReturn each, Map<Integer, long[]> plain) {
		for (Uptake uptake : each.uptakes()) {
			long[] counts = plain.computeIfAbsent(each.year(), (year) -> new long[3]);
			counts[0]++;
			if (uptake.trainees() != null) {
				counts[1] += uptake.trainees();
				counts[2]++;
			}
		}
	}

	private static Object number(long value) {
		return (value == (int) value) ? (Object) (int) value : value;
	}

	private static List<NationalReturn> randomReturns(Random random) {
		List<NationalReturn> returns = new ArrayList<>();
		List<String> modules = List.of("DRUGS-CO", "EMCS", "EORI", "UCC-L1", "VAT");
		for (String country : List.of("AT", "BE", "DE", "EL", "UK", "BA")) {
			for (int year = 2014; year <= 2020; year++) {
				List<Uptake> uptakes = new ArrayList<>();
				for (String module : modules) {
					if (random.nextBoolean()) {
						Integer trainees = switch (random.nextInt(4)) {
							case 0 -> null;
							case 1 -> 0;
							case 2 -> Uptake.MOST_TRAINEES;
							default -> random.nextInt(1000);
						};
						uptakes.add(new Uptake(module, trainees, null));
					}
				}
				returns.add(new NationalReturn(NationalReturn.id(country, year), country, year, 1,
						ReturnStatus.values()[random.nextInt(5)], uptakes, List.of(), null, null, null, null, null,
						null));
			}
		}
		return returns;
	}

	private int modulesUsed(String filter) {
		return this.api.anonymous()
			.run("{ uptakeTotals(filter: %s) { modulesUsed } }".formatted(filter))
			.get("uptakeTotals.modulesUsed");
	}

}
