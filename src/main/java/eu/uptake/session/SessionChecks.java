package eu.uptake.session;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Country;

/**
 * What makes a session acceptable, however it arrives.
 *
 * @param countries finds a country by its code
 * @param today the current day
 */
record SessionChecks(Function<String, Optional<Country>> countries, LocalDate today) {

	static final int LONGEST_SYSTEM = 40;

	static final int LONGEST_TITLE = 200;

	static final int MOST_DAYS = 366;

	static final int MOST_PARTICIPANTS = 100;

	static final int MOST_OFFICIALS = 10_000;

	/**
	 * Checks a session as it was given.
	 * @param facts the session, its participants in the order given
	 * @return everything that is wrong with it
	 */
	List<UserError> check(SessionFacts facts) {
		List<UserError> errors = new ArrayList<>();
		add(errors, Texts.checkLine("system", facts.system(), LONGEST_SYSTEM));
		add(errors, Texts.checkLine("title", facts.title(), LONGEST_TITLE));
		add(errors, checkDays(facts));
		add(errors, checkCountry(facts.host(), facts.year(), "host"));
		List<UserError> participants = checkParticipants(facts);
		errors.addAll(participants);
		// What goes wrong with the participants says nothing about the answers.
		long most = participants.isEmpty() ? facts.officials() : Long.MAX_VALUE;
		ExpectationAnswers expectations = facts.feedback().metExpectations();
		checkAnswers(errors, "metExpectations", most, counts("fully", expectations.fully(), "largely",
				expectations.largely(), "partly", expectations.partly(), "notAtAll", expectations.notAtAll()));
		UsefulAnswers useful = facts.feedback().useful();
		checkAnswers(errors, "useful", most, counts("veryUseful", useful.veryUseful(), "useful", useful.useful(),
				"notVeryUseful", useful.notVeryUseful(), "notUseful", useful.notUseful()));
		return errors;
	}

	private @Nullable UserError checkDays(SessionFacts facts) {
		if (facts.endsOn().isBefore(facts.startsOn())) {
			return at(ErrorCode.OUT_OF_RANGE, "The session ends before it starts.", "endsOn");
		}
		if (ChronoUnit.DAYS.between(facts.startsOn(), facts.endsOn()) >= MOST_DAYS) {
			return at(ErrorCode.OUT_OF_RANGE, "A session lasts at most %d days.".formatted(MOST_DAYS), "endsOn");
		}
		return facts.endsOn().isAfter(this.today)
				? at(ErrorCode.OUT_OF_RANGE, "The session isn't over: record it when it is.", "endsOn") : null;
	}

	private List<UserError> checkParticipants(SessionFacts facts) {
		List<SessionParticipant> participants = facts.participants();
		if (participants.isEmpty()) {
			return List.of(at(ErrorCode.REQUIRED, "At least one country must take part.", "participants"));
		}
		if (participants.size() > MOST_PARTICIPANTS) {
			return List.of(at(ErrorCode.OUT_OF_RANGE, "At most %d countries take part.".formatted(MOST_PARTICIPANTS),
					"participants"));
		}
		List<UserError> errors = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < participants.size(); i++) {
			SessionParticipant each = participants.get(i);
			String index = String.valueOf(i);
			add(errors,
					seen.add(each.country())
							? checkCountry(each.country(), facts.year(), "participants", index, "country")
							: at(ErrorCode.INVALID, "%s is there twice.".formatted(each.country()), "participants",
									index, "country"));
			if (each.officials() < 1 || each.officials() > MOST_OFFICIALS) {
				errors.add(at(ErrorCode.OUT_OF_RANGE,
						"The number of officials must be from 1 to %d.".formatted(MOST_OFFICIALS), "participants",
						index, "officials"));
			}
		}
		return errors;
	}

	private @Nullable UserError checkCountry(String code, int year, String... path) {
		Optional<Country> country = this.countries.apply(code);
		if (country.isEmpty()) {
			return at(ErrorCode.UNKNOWN_COUNTRY, "There is no country \"%s\".".formatted(code), path);
		}
		return country.get().participatesIn(year) ? null : at(ErrorCode.NOT_A_PARTICIPANT,
				"%s does not take part in the programme in %d.".formatted(country.get().name(), year), path);
	}

	private static void checkAnswers(List<UserError> errors, String question, long most, Map<String, Long> counts) {
		List<UserError> negative = new ArrayList<>();
		counts.forEach((option, count) -> {
			if (count < 0) {
				negative.add(at(ErrorCode.OUT_OF_RANGE, "A number of answers must not be negative.", "feedback",
						question, option));
			}
		});
		errors.addAll(negative);
		long answers = counts.values().stream().mapToLong(Long::longValue).sum();
		if (negative.isEmpty() && answers > most) {
			errors.add(at(ErrorCode.OUT_OF_RANGE, "There are %d answers of %d officials.".formatted(answers, most),
					"feedback", question));
		}
	}

	private static Map<String, Long> counts(String first, long ofFirst, String second, long ofSecond, String third,
			long ofThird, String fourth, long ofFourth) {
		Map<String, Long> counts = new LinkedHashMap<>();
		counts.put(first, ofFirst);
		counts.put(second, ofSecond);
		counts.put(third, ofThird);
		counts.put(fourth, ofFourth);
		return counts;
	}

	/**
	 * A session that has been checked, as it is stored: the same session said in another
	 * order is the same.
	 * @param facts the session
	 * @return the session with its participants in protocol order
	 */
	SessionFacts inProtocolOrder(SessionFacts facts) {
		Map<String, Integer> places = new LinkedHashMap<>();
		facts.participants()
			.forEach((each) -> places.put(each.country(),
					this.countries.apply(each.country()).orElseThrow().protocolOrder()));
		return facts.withParticipantsBy(
				(a, b) -> Integer.compare(places.getOrDefault(a.country(), 0), places.getOrDefault(b.country(), 0)));
	}

	private static void add(List<UserError> errors, @Nullable UserError error) {
		if (error != null) {
			errors.add(error);
		}
	}

	private static UserError at(ErrorCode code, String message, String... path) {
		return new UserError(code, message, Stream.concat(Stream.of("input"), Stream.of(path)).toList());
	}

}
