package eu.uptake.quality;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.StoreCommands;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@UptakeTest
class QualityFiguresTests {

	private static final List<String> OFFICIALS = List.of("CUSTOMS_OFFICIAL");

	private static final List<String> OTHERS = List.of("ECONOMIC_OPERATOR", "OTHER_USER");

	@Autowired
	private Api api;

	@Autowired
	private SurveyLedger ledger;

	@Autowired
	private StoreCommands storeCommands;

	@ParameterizedTest
	@CsvSource({ "2014, true, 73.3, VERY_GOOD", "2015, true, 70.3, GOOD", "2016, true, 74.3, VERY_GOOD",
			"2014, false, 64.0, GOOD", "2015, false, 69.2, GOOD", "2016, false, 78.5, VERY_GOOD" })
	void theSeedAveragesToTheReportsScores(int year, boolean officials, double score, String band) {
		Answer answer = quality(this.api.anonymous(),
				Map.of("years", List.of(year), "audiences", officials ? OFFICIALS : OTHERS));
		assertThat(answer.<Double>get("quality.overall")).isCloseTo(score, within(0.05));
		assertThat(answer.<String>get("quality.band")).isEqualTo(band);
		assertThat(answer.<Boolean>get("quality.suppressed")).isFalse();
		assertThat(answer.<Double>get("quality.marginOfError")).isPositive();
	}

	@Test
	void withoutResponsesEveryAverageIsNullAndNothingIsSuppressed() {
		Answer answer = quality(this.api.anonymous(), Map.of("years", List.of(2013)));
		assertThat(answer.<Integer>get("quality.responses")).isZero();
		for (String field : List.of("overall", "relevance", "objectivesAchieved", "retention", "userFriendliness",
				"marginOfError", "band")) {
			assertThat(answer.<Object>get("quality." + field)).as(field).isNull();
		}
		assertThat(answer.<Boolean>get("quality.suppressed")).isFalse();
	}

	@Test
	void aSkippedDimensionIsAbsentFromItsAverageAndTheOverallIsTheMeanOfThoseGiven() {
		submit(2020, "AT", Map.of("relevance", 8000, "objectivesAchieved", 6000, "retention", 7000));
		submit(2020, "AT", Map.of("relevance", 9000, "userFriendliness", 5000));
		submit(2020, "AT", Map.of("relevance", 10000));
		Answer answer = quality(this.api.as("taxud"), Map.of("years", List.of(2020)));
		assertThat(answer.<Integer>get("quality.responses")).isEqualTo(3);
		assertThat(answer.<Double>get("quality.relevance")).isEqualTo(90);
		assertThat(answer.<Double>get("quality.objectivesAchieved")).isEqualTo(60);
		assertThat(answer.<Double>get("quality.retention")).isEqualTo(70);
		assertThat(answer.<Double>get("quality.userFriendliness")).isEqualTo(50);
		assertThat(answer.<Double>get("quality.overall")).isEqualTo(80);
		assertThat(answer.<List<Integer>>get("quality.dimensions[*].answers")).containsExactly(3, 1, 1, 1);
	}

	// By hand: 60 and 80 have s = sqrt(200), t(1) = 12.7062, so 12.7062 * 10; 10, 20, 30,
	// 40 and 50 have s = sqrt(250), t(4) = 2.776445, so 2.776445 * sqrt(50).
	@Test
	void marginsOfErrorAreStudentsAndNullUnderTwoResponses() {
		submit(2020, "AT", Map.of("retention", 6000));
		assertThat(margin(2020)).isNull();
		submit(2020, "AT", Map.of("retention", 8000));
		assertThat(margin(2020)).isCloseTo(127.062, within(0.001));
		for (int score = 1000; score <= 5000; score += 1000) {
			submit(2021, "AT", Map.of("retention", score));
		}
		assertThat(margin(2021)).isCloseTo(19.63243, within(0.0001));
	}

	@Test
	void everyResponseWeighsTheSameAcrossModulesCountriesAndYears() {
		submit(2020, "AT", Map.of("retention", 9000));
		for (int i = 0; i < 3; i++) {
			submit(2021, "DE", Map.of("retention", 5000));
		}
		assertThat(quality(this.api.as("taxud"), Map.of("years", List.of(2020, 2021))).<Double>get("quality.overall"))
			.isEqualTo(60);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{}                                       | 9054
			{ years: null }                          | 9054
			{ years: [] }                            | 0
			{ countries: [] }                        | 0
			{ modules: [] }                          | 0
			{ audiences: [] }                        | 0
			{ years: [2014], audiences: [OTHER_USER] } | 6
			{ programme: "UCC", modules: ["VAT"] }   | 0
			""")
	void anAbsentFieldMeansAllAndAnEmptyListNone(String filter, int responses) {
		assertThat(this.api.anonymous()
			.run("{ quality(filter: %s) { responses } }".formatted(filter))
			.<Integer>get("quality.responses")).isEqualTo(responses);
	}

	@ParameterizedTest
	@CsvSource({ "{ countries: [\"XX\"] }", "{ modules: [\"UCC-L9\"] }", "{ programme: \"ucc\" }" })
	void aFilterThatNamesNothingKnownIsRefused(String filter) {
		assertThat(
				this.api.anonymous().run("{ quality(filter: %s) { responses } }".formatted(filter)).classifications())
			.containsExactly("BAD_REQUEST");
	}

	@Test
	void rowsComeInTheirOrderAndAddUp() {
		submit(2016, null, Map.of("retention", 5000));
		Answer rows = this.api.as("taxud").operation("quality-by", Map.of("filter", Map.of()));
		assertThat(rows.<List<String>>get("qualityByModule[*].trainingModule.code")).isSorted().doesNotHaveDuplicates();
		assertThat(rows.<List<Integer>>get("qualityByYear[*].year")).containsExactly(2014, 2015, 2016);
		assertThat(rows.<List<Object>>get("qualityByCountry[*].country")).endsWith((Object) null);
		for (String list : List.of("qualityByModule", "qualityByCountry", "qualityByYear")) {
			assertThat(
					rows.<List<Integer>>get(list + "[*].scores.responses").stream().mapToInt(Integer::intValue).sum())
				.as(list)
				.isEqualTo(9055);
		}
	}

	@Test
	void anonymousSeesPublishedYearsACoordinatorAlsoItsOwnCountryAndTaxudAll() {
		for (String country : List.of("AT", "DE")) {
			for (int i = 0; i < 6; i++) {
				submit(2020, country, Map.of("retention", 5000));
			}
		}
		Map<String, Object> filter = Map.of("years", List.of(2016, 2020));
		assertThat(quality(this.api.anonymous(), filter).<Integer>get("quality.responses")).isEqualTo(7515);
		assertThat(quality(this.api.as("operator"), filter).<Integer>get("quality.responses")).isEqualTo(7515);
		assertThat(quality(this.api.as("at"), filter).<Integer>get("quality.responses")).isEqualTo(7521);
		assertThat(quality(this.api.as("taxud"), filter).<Integer>get("quality.responses")).isEqualTo(7527);
	}

	@Test
	void asManyCommandsAreSentForFewRowsAsForMany() {
		Api.Client anonymous = this.api.anonymous();
		Map<String, Object> few = Map.of("filter", Map.of("years", List.of(2014)));
		List<String> forFew = this.storeCommands.during(() -> anonymous.operation("quality-by", few));
		List<String> forMany = this.storeCommands
			.during(() -> anonymous.operation("quality-by", Map.of("filter", Map.of())));
		assertThat(forMany).hasSameSizeAs(forFew).hasSize(1);
		assertThat(forMany).noneMatch((command) -> command.contains("surveyResponses"));
	}

	private Double margin(int year) {
		return quality(this.api.as("taxud"), Map.of("years", List.of(year))).get("quality.marginOfError");
	}

	private static Answer quality(Api.Client client, Map<String, Object> filter) {
		return client.operation("quality", Map.of("filter", filter));
	}

	private void submit(int year, String country, Map<String, Integer> scores) {
		StatisticKey key = new StatisticKey(year, country, Audience.OTHER_USER, "VAT");
		this.ledger.add(List.of(SurveyStore.response(UUID.randomUUID().toString(), key, new TreeMap<>(scores))));
	}

}
