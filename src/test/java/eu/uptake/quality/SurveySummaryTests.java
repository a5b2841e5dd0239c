package eu.uptake.quality;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@UptakeTest
class SurveySummaryTests {

	@Autowired
	private Api api;

	@Test
	void aSummaryReplacesTheEarlierOneOfItsSource() {
		Api.Client austria = this.api.as("at");
		record(austria, "national", 10, 60.0, 12.0);
		record(austria, "academy", 30, 80.0, 12.0);
		assertThat(quality().<Double>get("quality.overall")).isEqualTo(75.0);
		Answer answer = record(austria, "national", 30, 70.0, 12.0);
		assertThat(answer.<Map<String, Object>>get("recordSurveySummary.scores")).containsEntry("responses", 60)
			.containsEntry("overall", 75.0);
		assertThat(quality().<Integer>get("quality.responses")).isEqualTo(60);
	}

	@Test
	void theSameSummaryAgainChangesNothingAndOneOfNoResponsesTakesItOut() {
		Api.Client austria = this.api.as("at");
		record(austria, "national", 10, 60.0, 12.0);
		record(austria, "national", 10, 60.0, 12.0);
		assertThat(quality().<Integer>get("quality.responses")).isEqualTo(10);
		record(austria, "national", 0, 60.0, 12.0);
		assertThat(quality().<Integer>get("quality.responses")).isZero();
		assertThat(quality().<Object>get("quality.overall")).isNull();
	}

	@Test
	void theMarginNeedsTheDeviationOfEverySummary() {
		Api.Client austria = this.api.as("at");
		record(austria, "national", 25, 60.0, 10.0);
		// 2.0639 is Student's 0.975 quantile with 24 degrees of freedom.
		assertThat(quality().<Double>get("quality.marginOfError")).isCloseTo(2.0639 * 10 / 5, within(0.001));
		record(austria, "academy", 10, 60.0, null);
		assertThat(quality().<Object>get("quality.marginOfError")).isNull();
		assertThat(quality().<Double>get("quality.overall")).isEqualTo(60.0);
	}

	@Test
	void taxudRecordsForEveryCountryAndACoordinatorForItsOwn() {
		assertThat(record(this.api.as("taxud"), "national", 10, 60.0, 12.0).codes()).isEmpty();
		assertThat(record(this.api.as("de"), "national", 10, 60.0, 12.0).classifications())
			.containsExactly("FORBIDDEN");
		assertThat(record(this.api.anonymous(), "national", 10, 60.0, 12.0).classifications())
			.containsExactly("UNAUTHORIZED");
	}

	@Test
	void saysEverythingThatIsWrong() {
		Answer answer = this.api.as("at")
			.operation("record-survey-summary", Api.input("country", "AT", "year", 2999, "trainingModule", "NONE",
					"source", " ", "responses", -1, "relevance", Map.of("mean", 101, "deviation", -1)));
		assertThat(answer.<List<String>>get("recordSurveySummary.errors[*].path[1]")).containsExactly("trainingModule",
				"year", "source", "responses", "relevance", "relevance");
	}

	private Answer record(Api.Client client, String source, int responses, Double mean, Double deviation) {
		Map<String, Object> score = (deviation != null) ? Map.of("mean", mean, "deviation", deviation)
				: Map.of("mean", mean);
		return client.operation("record-survey-summary", Api.input("country", "AT", "year", 2017, "trainingModule",
				"VAT", "source", source, "responses", responses, "relevance", score));
	}

	private Answer quality() {
		return this.api.as("taxud").operation("quality", Map.of("filter", Map.of("years", List.of(2017))));
	}

}
