package eu.uptake.quality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.uptake.quality.QualityRows.QualityScores;

import static org.assertj.core.api.Assertions.assertThat;

class SmallGroupsTests {

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			# rows,              entitled, withheld
			'',                  -,        ''
			'A=9',               -,        ''
			'A=4',               -,        'A'
			'A=5 B=6',           -,        ''
			'A=4 B=9 C=6',       -,        'A C'
			'A=4 B=3 C=6',       -,        'A B'
			'C=4 B=6 A=6',       -,        'A C'
			'A=4 B=6',           A,        ''
			'A=4 B=3 C=9 D=8',   A,        'B D'
			'A=1 B=3',           A,        'B'
			""")
	void aLoneSmallRowTakesTheNextSmallestWithIt(String rows, String entitled, String withheld) {
		Map<Object, QualityScores> given = new LinkedHashMap<>();
		for (String row : rows.isEmpty() ? List.<String>of() : List.of(rows.split(" "))) {
			given.put(row.substring(0, 1), scores(Integer.parseInt(row.substring(2))));
		}
		Map<Object, QualityScores> shown = new SmallGroups(5).withhold(given, (key) -> key.equals(entitled));
		assertThat(shown.keySet()).containsExactlyElementsOf(given.keySet());
		assertThat(shown.entrySet()
			.stream()
			.filter((row) -> row.getValue().suppressed())
			.map((row) -> (String) row.getKey())
			.sorted()
			.toList()).isEqualTo(withheld.isEmpty() ? List.of() : List.of(withheld.split(" ")));
		shown.forEach((key, scores) -> assertThat(scores.overall() == null).isEqualTo(scores.suppressed()));
	}

	private static QualityScores scores(int responses) {
		return new QualityScores(responses, 70.0, 70.0, 70.0, 70.0, 70.0, null, Band.GOOD, List.of(), false);
	}

}
