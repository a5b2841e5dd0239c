package eu.uptake.session;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import eu.uptake.cycle.YearStatus;
import eu.uptake.cycle.YearStatusChanged;

/**
 * Outdates the writes to a year's sessions that have seen the year's old status.
 */
@Component
class SessionYearListener {

	private final TrainingSessions sessions;

	SessionYearListener(TrainingSessions sessions) {
		this.sessions = sessions;
	}

	@EventListener
	void on(YearStatusChanged change) {
		if (change.status() != YearStatus.OPEN) {
			this.sessions.outdateWritesUnderWay(change.year());
		}
	}

}
