package eu.uptake.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
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
class SurveyResponseTests {

	private static final String ID = "0a0b0c0d-0000-0000-0000-00000000000a";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private Clock clock;

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			id,            not-a-uuid, id,            INVALID
			trainingModule,NONE,       trainingModule,UNKNOWN_MODULE
			country,       -,          country,       REQUIRED
			country,       XX,         country,       UNKNOWN_COUNTRY
			completedOn,   2999-01-01, completedOn,   OUT_OF_RANGE
			completedOn,   2013-02-17, completedOn,   OUT_OF_RANGE
			completedOn,   2016-03-01, completedOn,   YEAR_NOT_OPEN
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

	@Test
	void aCommentWithoutACountryTakesNothingFromTheOthers() {
		submit("comment", "Good");
		Map<String, Object> nowhere = Map.of("id", "b5d1c3f0-6c55-4a5e-9a43-0d6e1f0c7a11", "trainingModule", "VAT",
				"audience", "OTHER_USER", "completedOn", "2017-03-02", "relevance", 70, "comment", "Short");
		assertThat(this.api.anonymous().operation("submit-survey-response", Map.of("input", nowhere)).codes())
			.isEmpty();
		Answer comments = this.api.as("taxud").operation("survey-comments", Map.of());
		assertThat(comments.<List<String>>get("surveyComments.nodes[?(@.comment == 'Good')].country.code"))
			.containsExactly("AT");
		assertThat(comments.<List<Object>>get("surveyComments.nodes[?(@.comment == 'Short')].country"))
			.containsExactly((Object) null);
	}

	@Test
	void aCoordinatorOfNoCountryReadsNobodysComments() {
		submit("comment", "Good");
		String password = "seven brown bicycles";
		this.api.as("taxud")
			.operation("create-account",
					Api.input("username", "nowhere", "role", "COORDINATOR", "country", "AT", "password", password));
		// As no account can be made to be; it must not be taken for one of all countries.
		this.mongo.getCollection("accounts").updateOne(Filters.eq("nowhere"), Updates.unset("country"));
		Api.Client nowhere = this.api.as("nowhere", password);
		assertThat(nowhere.operation("me", Map.of()).<Object>get("me.country")).isNull();
		assertThat(nowhere.operation("survey-comments", Map.of()).<Integer>get("surveyComments.totalCount")).isZero();
	}

	@Test
	void aYearThatIsLockedTakesNoOtherResponse() {
		int year = LocalDate.now(this.clock).getYear();
		String first = year + "-01-01";
		assertThat(submit("completedOn", first).codes()).isEmpty();
		this.api.as("taxud").operation("lock-year", Api.input("year", year));
		assertThat(submit("completedOn", first).codes()).as("the same once more").isEmpty();
		String another = ID.replace('a', 'b');
		assertThat(submit("id", another, "completedOn", first).codes()).containsExactly("YEAR_NOT_OPEN");
		this.api.as("taxud").operation("reopen-year", Api.input("year", year, "reason", "Late ones are welcome"));
		assertThat(submit("id", another, "completedOn", first).codes()).isEmpty();
		assertThat(stored()).isEqualTo(2);
	}

	@Test
	void aPublishedYearTakesNoSummary() {
		Answer answer = this.api.as("at")
			.operation("record-survey-summary",
					Api.input("country", "AT", "year", 2016, "trainingModule", "VAT", "audience", "CUSTOMS_OFFICIAL",
							"source", "national", "responses", 100_000, "relevance", Map.of("mean", 1)));
		assertThat(answer.codes()).containsExactly("YEAR_NOT_OPEN");
		assertThat(answer.<List<String>>get("recordSurveySummary.errors[0].path")).containsExactly("input", "year");
	}

	private Answer submit(String field, Object value) {
		return submit(field, value, field, value);
	}

	private Answer submit(String one, Object itsValue, String other, Object othersValue) {
		Map<String, Object> input = new HashMap<>(Map.of("id", ID, "trainingModule", "VAT", "country", "AT", "audience",
				"CUSTOMS_OFFICIAL", "completedOn", "2017-03-01", "relevance", 80.5));
		input.put(one, itsValue);
		input.put(other, othersValue);
		return this.api.anonymous().operation("submit-survey-response", Map.of("input", input));
	}

	private long stored() {
		return this.mongo.count(new Query(), SurveyResponse.class);
	}

}
