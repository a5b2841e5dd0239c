package eu.uptake.quality;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.test.context.TestPropertySource;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
@TestPropertySource(properties = "uptake.quality.rate-limit.responses=1000")
class SurveyResponseTests {

	private static final String ID = "0a0b0c0d-0000-0000-0000-00000000000a";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			id,            not-a-uuid, id,            INVALID
			trainingModule,NONE,       trainingModule,UNKNOWN_MODULE
			country,       -,          country,       REQUIRED
			country,       XX,         country,       UNKNOWN_COUNTRY
			completedOn,   2999-01-01, completedOn,   OUT_OF_RANGE
			completedOn,   2013-02-17, completedOn,   OUT_OF_RANGE
			relevance,     -,          relevance,     REQUIRED
			relevance,     100.01,     relevance,     OUT_OF_RANGE
			relevance,     -0.01,      relevance,     OUT_OF_RANGE
			relevance,     1.001,      relevance,     INVALID
			""")
	void whatIsWrongIsToldWithItsPathAndNothingIsWritten(String field, String value, String path, String code) {
		Answer answer = submit(field, (field.equals("relevance") && value != null) ? Double.valueOf(value) : value);
		assertThat(answer.<List<String>>get("submitSurveyResponse.errors[*].code")).contains(code);
		assertThat(answer.<List<List<String>>>get("submitSurveyResponse.errors[*].path"))
			.contains(List.of("input", path));
		assertThat(stored()).isZero();
	}

	@Test
	void theSameResponseCountsOnceAnotherOfItsIdIsRefused() {
		assertThat(submit("comment", "<b>Good</b>").<Double>get("submitSurveyResponse.surveyResponse.overall"))
			.isEqualTo(80.5);
		assertThat(submit("comment", "<b>Good</b>").codes()).isEmpty();
		assertThat(submit("comment", "Bad").codes()).containsExactly("ALREADY_EXISTS");
		assertThat(stored()).isEqualTo(1);
		PlainRecount.assertExact(this.mongo);
		for (String reader : List.of("taxud", "at")) {
			assertThat(this.api.as(reader)
				.operation("survey-comments", Map.of())
				.<List<String>>get("surveyComments.nodes[*].comment")).containsExactly("<b>Good</b>");
		}
		assertThat(this.api.as("de").operation("survey-comments", Map.of()).<Integer>get("surveyComments.totalCount"))
			.isZero();
		assertThat(this.api.anonymous().operation("survey-comments", Map.of()).classifications())
			.containsExactly("UNAUTHORIZED");
	}

	private Answer submit(String field, Object value) {
		Map<String, Object> input = new HashMap<>(Map.of("id", ID, "trainingModule", "VAT", "country", "AT", "audience",
				"CUSTOMS_OFFICIAL", "completedOn", "2016-03-01", "relevance", 80.5));
		input.put(field, value);
		return this.api.anonymous().operation("submit-survey-response", Map.of("input", input));
	}

	private long stored() {
		return this.mongo.count(new Query(), SurveyResponse.class);
	}

}
