package eu.uptake.uptake;

import java.time.Instant;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import eu.uptake.contract.Rejection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever happens to a year and a return, the return is excepted from the year's lock
 * exactly when it was sent back under this lock and hasn't been submitted since.
 */
class LockExceptionPropertyTests {

	private static final Instant AT = Instant.parse("2016-12-31T12:00:00Z");

	private enum Event {

		LOCK, REOPEN, REPORT, SUBMIT, ACCEPT, SEND_BACK

	}

	@Property
	void holdsForOneSendBackUnderOneLock(@ForAll @Size(max = 40) List<Event> events) {
		NationalReturn current = NationalReturn.notStarted("AT", 2016);
		int yearVersion = 1;
		boolean locked = false;
		boolean expected = false;
		for (Event event : events) {
			if (event == Event.LOCK || event == Event.REOPEN) {
				locked = event == Event.LOCK;
				yearVersion++;
				expected = false;
			}
			else {
				NationalReturn next = next(current, event, locked ? yearVersion : null);
				if (next != null) {
					current = next;
					expected = (event == Event.SEND_BACK) ? locked : expected && event == Event.REPORT;
				}
			}
			assertThat(current.isExceptedFrom(yearVersion)).isEqualTo(expected);
			assertThat(expected && current.status() != ReturnStatus.SENT_BACK).isFalse();
		}
	}

	private static NationalReturn next(NationalReturn current, Event event, Integer lock) {
		try {
			return switch (event) {
				case REPORT -> current.report(new Uptake("VAT", current.version(), null), AT, "at").next();
				case SUBMIT -> current.submit(null, AT, "at").next();
				case ACCEPT -> current.accept(null, AT, "taxud").next();
				case SEND_BACK -> current.sendBack("Why?", lock, AT, "taxud").next();
				case LOCK, REOPEN -> throw new IllegalStateException("That is the year's");
			};
		}
		catch (Rejection ex) {
			return null;
		}
	}

}
