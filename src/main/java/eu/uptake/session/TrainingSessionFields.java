package eu.uptake.session;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;

/**
 * The fields of a session that its document doesn't have at their place.
 */
@Controller
class TrainingSessionFields {

	private final TrainingSessions sessions;

	private final Countries countries;

	private final SessionAccess access;

	TrainingSessionFields(TrainingSessions sessions, Countries countries, SessionAccess access) {
		this.sessions = sessions;
		this.countries = countries;
		this.access = access;
	}

	@SchemaMapping
	String system(TrainingSession session) {
		return session.facts().system();
	}

	@SchemaMapping
	String title(TrainingSession session) {
		return session.facts().title();
	}

	@SchemaMapping
	LocalDate startsOn(TrainingSession session) {
		return session.facts().startsOn();
	}

	@SchemaMapping
	LocalDate endsOn(TrainingSession session) {
		return session.facts().endsOn();
	}

	@SchemaMapping
	List<SessionParticipant> participants(TrainingSession session) {
		return session.facts().participants();
	}

	@SchemaMapping
	SessionFeedback feedback(TrainingSession session) {
		return session.facts().feedback();
	}

	@BatchMapping
	List<Country> host(List<TrainingSession> sessions) {
		Map<String, Country> byCode = this.countries.byCode();
		return sessions.stream().map((each) -> byCode.get(each.facts().host())).toList();
	}

	@BatchMapping
	List<Country> country(List<SessionParticipant> participants) {
		Map<String, Country> byCode = this.countries.byCode();
		return participants.stream().map((each) -> byCode.get(each.country())).toList();
	}

	@BatchMapping
	Map<TrainingSession, @Nullable List<SessionChange>> changes(List<TrainingSession> sessions) {
		Map<TrainingSession, String> ids = new LinkedHashMap<>();
		sessions.stream()
			.filter((each) -> this.access.seesInside(each.facts().host()))
			.forEach((each) -> ids.put(each, each.id()));
		Map<String, List<SessionChange>> changes = this.sessions.changes(ids.values());
		Map<TrainingSession, @Nullable List<SessionChange>> found = new HashMap<>();
		ids.forEach((each, id) -> found.put(each, changes.getOrDefault(id, List.of())));
		return found;
	}

	@SchemaMapping
	String summary(SessionChange change) {
		return change.summary();
	}

	@SchemaMapping
	long answers(ExpectationAnswers answers) {
		return answers.answers();
	}

	@SchemaMapping
	long answers(UsefulAnswers answers) {
		return answers.answers();
	}

}
