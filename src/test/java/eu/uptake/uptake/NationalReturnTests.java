package eu.uptake.uptake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NationalReturnTests {

	private static final Instant AT = Instant.parse("2016-12-31T12:00:00Z");

	private static final Uptake OVERVIEW = new Uptake("UCC-L1", 10, null);

	private static final Map<String, Function<NationalReturn, NationalReturn.Step>> ACTIONS = Map.of("report",
			(current) -> current.report(OVERVIEW, AT, "at"), "withdraw", (current) -> current.withdraw("VAT", AT, "at"),
			"submit", (current) -> current.submit(null, AT, "at"), "accept",
			(current) -> current.accept(null, AT, "taxud"), "sendBack",
			(current) -> current.sendBack("Why 10?", null, AT, "taxud"));

	@ParameterizedTest(name = "{0} --{1}-> {2}")
	@CsvSource(textBlock = """
			NOT_STARTED, report,   DRAFT
			NOT_STARTED, withdraw, DRAFT
			NOT_STARTED, submit,   SUBMITTED
			NOT_STARTED, accept,
			NOT_STARTED, sendBack,
			DRAFT,       report,   DRAFT
			DRAFT,       withdraw, DRAFT
			DRAFT,       submit,   SUBMITTED
			DRAFT,       accept,
			DRAFT,       sendBack,
			SUBMITTED,   report,   SUBMITTED
			SUBMITTED,   withdraw, SUBMITTED
			SUBMITTED,   submit,
			SUBMITTED,   accept,   ACCEPTED
			SUBMITTED,   sendBack, SENT_BACK
			SENT_BACK,   report,   SENT_BACK
			SENT_BACK,   withdraw, SENT_BACK
			SENT_BACK,   submit,   SUBMITTED
			SENT_BACK,   accept,
			SENT_BACK,   sendBack,
			ACCEPTED,    report,
			ACCEPTED,    withdraw,
			ACCEPTED,    submit,
			ACCEPTED,    accept,
			ACCEPTED,    sendBack, SENT_BACK
			""")
	void allowsExactlyTheseTransitions(ReturnStatus from, String action, ReturnStatus to) {
		NationalReturn current = inStatus(from);
		if (to == null) {
			assertThatExceptionOfType(Rejection.class).isThrownBy(() -> ACTIONS.get(action).apply(current))
				.satisfies((rejection) -> assertThat(rejection.errors()).extracting(UserError::code)
					.containsExactly(ErrorCode.WRONG_STATUS));
		}
		else {
			NationalReturn.Step step = ACTIONS.get(action).apply(current);
			assertThat(step.next().status()).isEqualTo(to);
			assertThat(step.next().version()).isEqualTo(current.version() + 1);
		}
	}

	@Test
	void keepsUptakesInCodeOrderAndSaysWhatChanged() {
		List<NationalReturn.Step> steps = new ArrayList<>();
		steps.add(NationalReturn.notStarted("AT", 2016).report(new Uptake("VAT", 5, null), AT, "at"));
		steps.add(last(steps).report(new Uptake("EORI", null, "Intranet"), AT, "at"));
		steps.add(last(steps).report(new Uptake("VAT", 7, null), AT, "at"));
		steps.add(last(steps).withdraw("EORI", AT, "at"));
		assertThat(last(steps).uptakes()).containsExactly(new Uptake("VAT", 7, null));
		assertThat(steps.get(1).next().uptakes()).containsExactly(new Uptake("EORI", null, "Intranet"),
				new Uptake("VAT", 5, null));
		assertThat(steps).extracting((step) -> step.change().summary())
			.containsExactly("VAT: 5 trainees", "EORI: used, number not known", "VAT: 7 trainees, was 5 trainees",
					"EORI: withdrawn, was used, number not known");
	}

	@Test
	void theSameUptakeAgainIsNoChange() {
		NationalReturn current = inStatus(ReturnStatus.DRAFT);
		NationalReturn.Step step = current.report(new Uptake("VAT", 1, null), AT, "at");
		assertThat(step.change()).isNull();
		assertThat(step.next()).isSameAs(current);
	}

	@Test
	void submittingForgetsTheReasonAndSendingBackTheAcceptance() {
		NationalReturn accepted = inStatus(ReturnStatus.SUBMITTED).accept(null, AT, "taxud").next();
		assertThat(accepted.acceptedAt()).isEqualTo(AT);
		NationalReturn sentBack = accepted.sendBack("Why 10?", null, AT, "taxud").next();
		assertThat(sentBack.acceptedAt()).isNull();
		assertThat(sentBack.sendBackReason()).isEqualTo("Why 10?");
		assertThat(sentBack.submit(null, AT, "at").next().sendBackReason()).isNull();
	}

	@Test
	void aHistoryThatIsFullStillLetsTheReturnBeSubmitted() {
		NationalReturn full = new NationalReturn("2016-AT", "AT", 2016, NationalReturn.MOST_CHANGES, ReturnStatus.DRAFT,
				List.of(new Uptake("VAT", 1, null)), null, null, null, null, null, null, null);
		assertThatExceptionOfType(Rejection.class).isThrownBy(() -> full.report(OVERVIEW, AT, "at"))
			.satisfies((rejection) -> assertThat(rejection.errors()).extracting(UserError::code)
				.containsExactly(ErrorCode.LIMIT_REACHED));
		assertThat(full.submit(null, AT, "at").next().status()).isEqualTo(ReturnStatus.SUBMITTED);
	}

	private static NationalReturn last(List<NationalReturn.Step> steps) {
		return steps.get(steps.size() - 1).next();
	}

	private static NationalReturn inStatus(ReturnStatus status) {
		return new NationalReturn("2016-AT", "AT", 2016, 3, status, List.of(new Uptake("VAT", 1, null)), null, null,
				null, null, null, null, null);
	}

	@Test
	void theReviewComesToAnEndBeforeTheStoreIsFull() {
		for (String step : List.of("submit", "accept", "sendBack")) {
			ReturnStatus from = switch (step) {
				case "submit" -> ReturnStatus.DRAFT;
				case "accept" -> ReturnStatus.SUBMITTED;
				default -> ReturnStatus.ACCEPTED;
			};
			NationalReturn almost = inStatusAndVersion(from, NationalReturn.MOST_STEPS - 1);
			assertThat(ACTIONS.get(step).apply(almost).next().version()).isEqualTo(3_100);
		}
		assertThatExceptionOfType(Rejection.class)
			.isThrownBy(() -> inStatusAndVersion(ReturnStatus.DRAFT, 3_100).submit(null, AT, "at"))
			.satisfies((rejection) -> assertThat(rejection.errors()).extracting(UserError::code)
				.containsExactly(ErrorCode.LIMIT_REACHED));
		assertThatExceptionOfType(Rejection.class)
			.isThrownBy(() -> inStatusAndVersion(ReturnStatus.ACCEPTED, 3_100).sendBack("Why 10?", null, AT, "taxud"))
			.satisfies((rejection) -> assertThat(rejection.errors()).extracting(UserError::code)
				.containsExactly(ErrorCode.LIMIT_REACHED));
		assertThat(inStatusAndVersion(ReturnStatus.SUBMITTED, 3_100).accept(null, AT, "taxud").next().status())
			.isEqualTo(ReturnStatus.ACCEPTED);
	}

	private static NationalReturn inStatusAndVersion(ReturnStatus status, int version) {
		return new NationalReturn("2016-AT", "AT", 2016, version, status, List.of(), null, null, null, null, null, null,
				null);
	}

}
