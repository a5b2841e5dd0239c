package eu.uptake.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class TrainingModuleTests {

	@Autowired
	private Api api;

	@Test
	void findsModulesByEveryPartOfTheFilter() {
		assertThat(codes(Map.of("programme", "UCC"))).hasSize(15).startsWith("UCC-L1", "UCC-L2-01");
		assertThat(codes(Map.of("programme", "UCC", "level", 1))).containsExactly("UCC-L1");
		assertThat(codes(Map.of("availableIn", 2015))).hasSize(15).doesNotContain("UCC-L1");
		assertThat(codes(Map.of("availableIn", 2016))).hasSize(30);
		assertThat(codes(Map.of("codes", List.of("VAT", "EORI", "NONE")))).containsExactly("EORI", "VAT");
		assertThat(codes(Map.of("codes", List.of()))).isEmpty();
		assertThat(codes(Map.of("language", "mk", "codes", List.of("EORI")))).containsExactly("EORI");
	}

	@Test
	void pagesAreStableWhileModulesAreAdded() {
		List<String> seen = new ArrayList<>();
		String after = null;
		do {
			Map<String, Object> variables = new HashMap<>(Map.of("first", 7));
			variables.put("after", after);
			Answer page = this.api.anonymous().operation("training-modules", variables);
			seen.addAll(page.get("trainingModules.nodes[*].code"));
			boolean more = page.get("trainingModules.pageInfo.hasNextPage");
			after = more ? page.get("trainingModules.pageInfo.endCursor") : null;
			if (seen.size() == 7) {
				this.api.as("taxud").operation("define-training-module", definition("AAA", Map.of()));
			}
		}
		while (after != null);
		assertThat(seen).hasSize(30).doesNotHaveDuplicates().isSorted();
		assertThat(this.api.anonymous()
			.operation("training-modules", Map.of("first", 0))
			.<Integer>get("trainingModules.totalCount")).isEqualTo(31);
	}

	@Test
	void cursorsAreOpaqueAndNameNoClass() {
		Answer page = this.api.anonymous().operation("training-modules", Map.of("first", 1));
		String cursor = page.get("trainingModules.edges[0].cursor");
		assertThat(cursor).matches("[A-Za-z0-9_-]+");
		assertThat(new String(java.util.Base64.getUrlDecoder().decode(cursor))).doesNotContain("java", "class");
	}

	@ParameterizedTest
	@CsvSource({ "first: -1, first: must not be negative",
			"after: \"azpF!\", after: is not a cursor of this connection",
			"after: \"\", after: is not a cursor of this connection",
			"filter: { availableIn: 2147483647 }, filter.availableIn: must be a year" })
	void refusesArgumentsThatMeanNothing(String argument, String message) {
		Answer answer = this.api.anonymous().run("{ trainingModules(%s) { totalCount } }".formatted(argument));
		assertThat(answer.classifications()).containsExactly("BAD_REQUEST");
		assertThat(answer.body()).contains(message);
	}

	@Test
	void capsAPageAt200() {
		for (int i = 0; i < 180; i++) {
			this.api.as("taxud").operation("define-training-module", definition("X-%03d".formatted(i), Map.of()));
		}
		Answer page = this.api.anonymous().operation("training-modules", Map.of("first", 1000));
		assertThat(page.<List<String>>get("trainingModules.nodes[*].code")).hasSize(200);
		assertThat(page.<Integer>get("trainingModules.totalCount")).isEqualTo(210);
	}

	@Test
	void aCodeThatLooksLikeAnObjectIdStaysACode() {
		String code = "ABCDEFABCDEF012345678901";
		this.api.as("taxud").operation("define-training-module", definition(code, Map.of("programme", "HEX")));
		assertThat(codes(Map.of("codes", List.of(code)))).containsExactly(code);
		assertThat(codes(Map.of("codes", List.of(code.toLowerCase(java.util.Locale.ROOT))))).isEmpty();
		assertThat(this.api.anonymous()
			.run("{ uptakeTotals(filter: { programme: \"HEX\" }) { modulesUsed } }")
			.<Integer>get("uptakeTotals.modulesUsed")).isZero();
	}

	@Test
	void tellsWhereAModuleIsDownloadedByLanguage() {
		this.api.as("taxud")
			.operation("define-training-module", definition("REX", Map.of("languages", List.of("fr", "de"),
					"downloadPaths", List.of("/rex/{language}/*.zip", "/rex/{language}/*.exe", "/rex/guide.pdf"))));
		assertThat(this.api.anonymous()
			.operation("training-modules", Map.of("filter", Map.of("codes", List.of("REX"))))
			.<List<Map<String, Object>>>get("trainingModules.nodes[0].downloads"))
			.containsExactly(download(null, "/rex/guide.pdf", "pdf"), download("de", "/rex/de/", "exe", "zip"),
					download("fr", "/rex/fr/", "exe", "zip"));
	}

	private static Map<String, Object> download(String language, String path, String... formats) {
		Map<String, Object> download = new HashMap<>(Map.of("formats", List.of(formats), "path", path));
		download.put("language", language);
		download.put("address", null);
		return download;
	}

	@Test
	void taxudDefinesAModuleAndChangesTheVersionItHasRead() {
		Api.Client taxud = this.api.as("taxud");
		Answer added = taxud.operation("define-training-module", definition("REX", Map.of("durationMinutes", 30)));
		assertThat(added.<Map<String, Object>>get("defineTrainingModule.trainingModule")).containsEntry("version", 1)
			.containsEntry("title", "Registered exporters")
			.containsEntry("producedOn", "2016-12-15")
			.containsEntry("durationMinutes", 30)
			.containsEntry("downloadPaths", List.of("/rex/{language}/*"));
		assertThat(taxud.operation("define-training-module", definition("REX", Map.of())).codes())
			.containsExactly("ALREADY_EXISTS");
		Answer changed = taxud.operation("define-training-module",
				definition("REX", Map.of("title", "REX", "expectedVersion", 1)));
		assertThat(changed.<String>get("defineTrainingModule.trainingModule.title")).isEqualTo("REX");
		assertThat(changed.<Integer>get("defineTrainingModule.trainingModule.version")).isEqualTo(2);
		assertThat(taxud.operation("define-training-module", definition("REX", Map.of("expectedVersion", 1))).codes())
			.containsExactly("STALE_VERSION");
		assertThat(taxud.operation("define-training-module", definition("NEW", Map.of("expectedVersion", 1))).codes())
			.containsExactly("UNKNOWN_MODULE");
	}

	@ParameterizedTest
	@CsvSource({ "code, rex, INVALID", "code, ../x, INVALID", "title, ' ', REQUIRED", "programme, '', REQUIRED",
			"level, 0, OUT_OF_RANGE", "durationMinutes, 0, OUT_OF_RANGE", "languages, EN, INVALID",
			"languages, xx, INVALID", "downloadPaths, rex, INVALID", "downloadPaths, /a b, INVALID",
			"producedOn, 1066-01-01, OUT_OF_RANGE" })
	void refusesADefinitionThatIsWrong(String field, String value, String code) {
		Object given = switch (field) {
			case "level", "durationMinutes" -> Integer.valueOf(value);
			case "languages", "downloadPaths" -> List.of(value);
			default -> value;
		};
		Answer answer = this.api.as("taxud")
			.operation("define-training-module", definition("REX", Map.of(field, given)));
		assertThat(answer.codes()).containsExactly(code);
		assertThat(answer.<List<String>>get("defineTrainingModule.errors[0].path")).containsExactly("input", field);
		assertThat(codes(Map.of())).hasSize(30);
	}

	@ParameterizedTest
	@ValueSource(strings = { "2019-02-30", "+999999999-12-31", "-0001-01-01" })
	void aDayThatThereIsNotIsRefused(String day) {
		Api.Client taxud = this.api.as("taxud");
		assertThat(taxud.operation("define-training-module", definition("REX", Map.of("producedOn", day)))
			.classifications()).containsExactly("ValidationError");
		assertThat(taxud
			.run("mutation { retireTrainingModule(input: { code: \"VAT\", retiredOn: \"%s\" }) { errors { code } } }"
				.formatted(day))
			.classifications()).containsExactly("ValidationError");
	}

	@Test
	void aRetirementIsChangedAndTakenBack() {
		Api.Client taxud = this.api.as("taxud");
		Map<String, Object> input = new HashMap<>(Map.of("code", "VAT", "retiredOn", "2017-06-30"));
		assertThat(taxud.operation("retire-training-module", Map.of("input", input))
			.<String>get("retireTrainingModule.trainingModule.retiredOn")).isEqualTo("2017-06-30");
		assertThat(codes(Map.of("availableIn", 2018))).doesNotContain("VAT");
		assertThat(codes(Map.of("availableIn", 2017))).contains("VAT");
		input.put("retiredOn", null);
		assertThat(taxud.operation("retire-training-module", Map.of("input", input))
			.<Object>get("retireTrainingModule.trainingModule.retiredOn")).isNull();
		input.put("retiredOn", "1999-01-01");
		assertThat(taxud.operation("retire-training-module", Map.of("input", input)).codes())
			.containsExactly("OUT_OF_RANGE");
	}

	@Test
	void aRetirementWithoutItsDayChangesNothing() {
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("retire-training-module", Api.input("code", "VAT", "retiredOn", "2017-06-30"));
		Answer answer = taxud.operation("retire-training-module", Api.input("code", "VAT"));
		assertThat(answer.codes()).containsExactly("REQUIRED");
		assertThat(answer.<List<String>>get("retireTrainingModule.errors[0].path")).containsExactly("input",
				"retiredOn");
		assertThat(taxud.run("{ trainingModule(code: \"VAT\") { retiredOn version } }")
			.<Map<String, Object>>get("trainingModule")).containsEntry("retiredOn", "2017-06-30")
			.containsEntry("version", 2);
	}

	@Test
	void retirementsAtTheSameMomentAllLand() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Callable<List<String>>> retirements = new ArrayList<>();
			for (int day = 1; day <= 16; day++) {
				Api.Client taxud = this.api.as("taxud");
				Map<String, Object> input = Api.input("code", "VAT", "retiredOn", "2017-06-%02d".formatted(day));
				retirements.add(() -> taxud.operation("retire-training-module", input).codes());
			}
			for (Future<List<String>> codes : threads.invokeAll(retirements)) {
				assertThat(codes.get()).isEmpty();
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.api.anonymous()
			.run("{ trainingModule(code: \"VAT\") { version } }")
			.<Integer>get("trainingModule.version")).isEqualTo(17);
	}

	@Test
	void aRetiredModuleCannotBeProducedLater() {
		Api.Client taxud = this.api.as("taxud");
		taxud.operation("define-training-module", definition("REX", Map.of()));
		taxud.operation("retire-training-module", Map.of("input", Map.of("code", "REX", "retiredOn", "2017-06-30")));
		Answer answer = taxud.operation("define-training-module",
				definition("REX", Map.of("producedOn", "2017-07-01", "expectedVersion", 2)));
		assertThat(answer.codes()).containsExactly("OUT_OF_RANGE");
		assertThat(answer.<List<String>>get("defineTrainingModule.errors[0].path")).containsExactly("input",
				"producedOn");
	}

	@Test
	void aCodeOfAnyLengthIsRefusedRatherThanFailedOn() {
		Answer answer = this.api.as("taxud")
			.operation("define-training-module", definition("A" + "-A".repeat(100_000), Map.of()));
		assertThat(answer.codes()).containsExactly("INVALID");
	}

	@Test
	void onlyTaxudKeepsTheCatalogue() {
		assertThat(this.api.as("at").operation("define-training-module", definition("REX", Map.of())).classifications())
			.containsExactly("FORBIDDEN");
		assertThat(
				this.api.anonymous().operation("define-training-module", definition("REX", Map.of())).classifications())
			.containsExactly("UNAUTHORIZED");
		assertThat(this.api.as("at")
			.operation("retire-training-module", Map.of("input", Map.of("code", "VAT", "retiredOn", "2017-06-30")))
			.classifications()).containsExactly("FORBIDDEN");
	}

	private List<String> codes(Map<String, Object> filter) {
		return this.api.anonymous()
			.operation("training-modules", Map.of("filter", filter))
			.get("trainingModules.nodes[*].code");
	}

	private static Map<String, Object> definition(String code, Map<String, Object> changes) {
		Map<String, Object> input = new HashMap<>(Map.of("code", code, "title", "Registered exporters", "programme",
				"General", "producedOn", "2016-12-15", "downloadPaths", List.of("/rex/{language}/*")));
		input.putAll(changes);
		return Map.of("input", input);
	}

}
