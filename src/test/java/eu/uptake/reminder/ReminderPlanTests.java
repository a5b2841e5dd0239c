package eu.uptake.reminder;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.uptake.reminder.ReminderProperties.Reminding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReminderPlanTests {

	private static final LocalDate DUE = LocalDate.of(2027, 3, 31);

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			# today,    reminder
			2027-03-16, -
			2027-03-17, -14
			2027-03-22, -14
			2027-03-23, -
			2027-03-27, -
			2027-03-28, -3
			2027-03-31, -3
			2027-04-01, 1
			2027-04-06, 1
			2027-04-07, 7
			2027-04-12, 7
			2027-04-13, -
			2028-04-07, -
			""")
	void theLastReminderWhoseDayHasComeIsSentUpToFiveDaysLate(LocalDate today, Integer reminder) {
		ReminderPlan plan = new ReminderPlan(reminding(List.of(14, 3), List.of(1, 7), 5));
		assertThat(plan.reminderOn(DUE, today).stream().boxed())
			.containsExactlyElementsOf((reminder != null) ? List.of(reminder) : List.of());
	}

	@Test
	void withoutDaysNobodyIsReminded() {
		ReminderPlan plan = new ReminderPlan(reminding(List.of(), List.of(), 5));
		assertThat(plan.reminderOn(DUE, DUE)).isEmpty();
	}

	@Test
	void settingsThatMakeNoSenseAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> reminding(List.of(-1), List.of(), 5));
		assertThatIllegalArgumentException().isThrownBy(() -> reminding(List.of(), List.of(0), 5));
		assertThatIllegalArgumentException().isThrownBy(() -> reminding(List.of(), List.of(), -1));
	}

	private static Reminding reminding(List<Integer> before, List<Integer> after, int catchUp) {
		return new Reminding(before, after, catchUp, "0 0 8 * * *", "uptake@localhost");
	}

}
