package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.uptake.uptake.WarningRules.Context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WarningRulesTests {

	private static final WarningProperties DEFAULTS = new WarningProperties(new BigDecimal("3"), new BigDecimal("3.5"),
			5);

	private static final Set<String> AVAILABLE = Set.of("EORI", "VAT");

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			# last year, now, warnings
			10,          30,  ''
			10,          31,  TRAINEES_JUMP
			30,          10,  ''
			31,          10,  TRAINEES_JUMP
			29,          10,  ''
			0,           0,   ZERO_TRAINEES
			0,           1,   TRAINEES_JUMP
			1,           0,   TRAINEES_JUMP ZERO_TRAINEES
			-,           0,   ZERO_TRAINEES
			-,           900, ''
			10,          -,   TRAINEES_UNKNOWN
			-,           -,   TRAINEES_UNKNOWN
			10000000,    3333333, TRAINEES_JUMP
			10000000,    3333334, ''
			""")
	void comparesANumberWithLastYears(Integer before, Integer now, String codes) {
		Context context = new Context(accepted(new Uptake("VAT", before, null)), Map.of(), AVAILABLE);
		assertThat(codes(accepted(new Uptake("VAT", now, null)), context)).containsExactlyElementsOf(words(codes));
	}

	@ParameterizedTest
	@CsvSource({ "1.5, 10, 15, ''", "1.5, 10, 16, TRAINEES_JUMP", "1.1, 10, 11, ''", "1.1, 11, 10, ''",
			"1.1, 111, 100, TRAINEES_JUMP" })
	void takesTheFactorExactly(BigDecimal factor, int before, int now, String codes) {
		WarningRules rules = new WarningRules(new WarningProperties(factor, new BigDecimal("3.5"), 5));
		Context context = new Context(accepted(new Uptake("VAT", before, null)), Map.of(), AVAILABLE);
		assertThat(rules.apply(accepted(new Uptake("VAT", now, null)), context)).extracting(ReturnWarning::code)
			.map(WarningCode::name)
			.containsExactlyElementsOf(words(codes));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# others,                 now, warnings
			1 2 3 4 5 6 7 8 9,        15,  ''
			1 2 3 4 5 6 7 8 9,        16,  OUTLIER
			1 2 3 4,                  999, ''
			1 2 3 4 5,                999, OUTLIER
			7 7 7 7 7,                8,   ''
			20 20 20 20 30,           30,  OUTLIER
			""")
	void comparesANumberWithEnoughOthers(String others, int now, String codes) {
		Context context = new Context(null,
				Map.of("VAT", Stream.of(others.split(" ")).map(Integer::valueOf).toList(), "EORI", List.of(1, 2)),
				AVAILABLE);
		assertThat(codes(accepted(new Uptake("VAT", now, null)), context)).containsExactlyElementsOf(words(codes));
	}

	@Test
	void namesModulesThatAreNotUsedAnyMoreUnlessTheyCannotBe() {
		NationalReturn before = accepted(new Uptake("EORI", 5, null), new Uptake("OLDER-06", 5, null),
				new Uptake("VAT", null, null));
		List<ReturnWarning> warnings = new WarningRules(DEFAULTS).apply(accepted(new Uptake("VAT", 5, null)),
				new Context(before, Map.of(), AVAILABLE));
		assertThat(warnings).extracting(ReturnWarning::key)
			.containsExactly(new WarningKey(WarningCode.MODULE_DROPPED, "EORI"));
		assertThat(warnings.get(0).message()).isEqualTo("EORI was used in 2015, and isn't reported for 2016.");
	}

	@Test
	void tellsNothingOfWhatOthersReport() {
		Context context = new Context(null, Map.of("VAT", List.of(101, 102, 103, 104, 105)), AVAILABLE);
		assertThat(new WarningRules(DEFAULTS).apply(accepted(new Uptake("VAT", 900, null)), context))
			.extracting(ReturnWarning::message)
			.containsExactly("VAT has 900 trainees, which is far from what other countries report.");
	}

	@Test
	void settingsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WarningProperties(BigDecimal.ONE, new BigDecimal("3.5"), 5));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WarningProperties(new BigDecimal("3"), BigDecimal.ZERO, 5));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new WarningProperties(new BigDecimal("3"), new BigDecimal("3.5"), 2));
	}

	private static List<String> codes(NationalReturn current, Context context) {
		return new WarningRules(DEFAULTS).apply(current, context).stream().map((each) -> each.code().name()).toList();
	}

	private static List<String> words(String codes) {
		return codes.isEmpty() ? List.of() : List.of(codes.split(" "));
	}

	private static NationalReturn accepted(Uptake... uptakes) {
		return NationalReturn.accepted("AT", 2016, List.of(uptakes));
	}

}
