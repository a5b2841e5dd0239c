package eu.uptake.session;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Country;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code training-sessions.csv}.
 */
@Component
@Order(8)
class TrainingSessionSeed implements SeedFile<TrainingSession> {

	private final Clock clock;

	TrainingSessionSeed(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String name() {
		return "training-sessions.csv";
	}

	@Override
	public TrainingSession read(SeedRow row, SeedData earlier) {
		String id = row.text("id");
		UserError wrongId = Texts.checkUuid("id", id);
		if (wrongId != null || !id.equals(id.toLowerCase(Locale.ROOT))) {
			throw row.fail("id must be a UUID in lower case, not \"%s\"".formatted(id));
		}
		SessionFacts facts = new SessionFacts(row.text("system"), row.text("title"), row.date("startsOn"),
				row.date("endsOn"), row.text("host"), participants(row), feedback(row));
		if (earlier.find(String.valueOf(facts.year()), ReportingYear.class).isEmpty()) {
			throw row.fail("there is no year \"%d\"".formatted(facts.year()));
		}
		SessionChecks checks = new SessionChecks((code) -> earlier.find(code, Country.class),
				LocalDate.now(this.clock));
		for (UserError error : checks.check(facts)) {
			throw row.fail(error.message());
		}
		return new TrainingSession(id, facts.year(), 1, SessionStatus.RECORDED, facts.officials(),
				checks.inProtocolOrder(facts), List.of());
	}

	private static List<SessionParticipant> participants(SeedRow row) {
		List<SessionParticipant> participants = new ArrayList<>();
		for (String each : row.list("participants")) {
			if (!each.matches("[A-Z]{2}:\\d{1,9}")) {
				throw row.fail("participants must be like AT:5, not \"%s\"".formatted(each));
			}
			participants.add(new SessionParticipant(each.substring(0, 2), Integer.parseInt(each.substring(3))));
		}
		return participants;
	}

	private static SessionFeedback feedback(SeedRow row) {
		return new SessionFeedback(
				new ExpectationAnswers(row.number("expectationsFully"), row.number("expectationsLargely"),
						row.number("expectationsPartly"), row.number("expectationsNot")),
				new UsefulAnswers(row.number("veryUseful"), row.number("useful"), row.number("notVeryUseful"),
						row.number("notUseful")));
	}

	@Override
	public String key(TrainingSession session) {
		return session.id();
	}

}
