package eu.uptake.session;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * What is said of a session.
 *
 * @param system the IT system or component it was about
 * @param title its title
 * @param startsOn the first day, which also says the year it belongs to
 * @param endsOn the last day
 * @param host the code of the country it took place in
 * @param participants the countries that took part, in protocol order
 * @param feedback the event assessment
 */
record SessionFacts(String system, String title, LocalDate startsOn, LocalDate endsOn, String host,
		List<SessionParticipant> participants, SessionFeedback feedback) {

	int year() {
		return this.startsOn.getYear();
	}

	/**
	 * The officials trained.
	 * @return the sum over the participants
	 */
	int officials() {
		return this.participants.stream().mapToInt(SessionParticipant::officials).sum();
	}

	SessionFacts withParticipantsBy(Comparator<SessionParticipant> order) {
		return new SessionFacts(this.system, this.title, this.startsOn, this.endsOn, this.host,
				this.participants.stream().sorted(order).toList(), this.feedback);
	}

}
