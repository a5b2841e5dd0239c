package eu.uptake.cycle;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.UserError;

import static org.assertj.core.api.Assertions.assertThat;

class YearScheduleTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			# year, opens,    due given,  locks given, due,        locks
			2026, 2026-01-01, -,          -,           2027-03-31, 2027-04-30
			2026, 2027-03-31, -,          -,           2027-03-31, 2027-04-30
			2026, 2027-04-01, -,          -,           2028-03-31, 2028-04-30
			2026, -,          -,          -,           2027-03-31, 2027-04-30
			2027, 2026-11-23, -,          -,           2028-03-31, 2028-04-30
			2018, 2026-11-23, -,          -,           2027-03-31, 2027-04-30
			2026, 2026-11-23, 2027-05-15, -,           2027-05-15, 2028-04-30
			2026, 2026-11-23, 2027-02-28, 2027-03-01,  2027-02-28, 2027-03-01
			2026, 2026-11-23, -,          2027-05-31,  2027-03-31, 2027-05-31
			""")
	void datesThatTaxudDoesNotSayAreTheNextOfTheConfiguredDays(int year, LocalDate opens, LocalDate givenDue,
			LocalDate givenLocks, LocalDate due, LocalDate locks) {
		CycleProperties properties = new CycleProperties(MonthDay.of(3, 31), MonthDay.of(4, 30));
		assertThat(properties.complete(year, new YearSchedule(opens, givenDue, givenLocks)))
			.isEqualTo(new YearSchedule(opens, due, locks));
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", textBlock = """
			# opens,    due,        locks,      wrong
			2026-01-01, 2027-03-31, 2027-04-30, ''
			2027-03-31, 2027-03-31, 2027-03-31, ''
			-,          -,          -,          ''
			2027-04-01, 2027-03-31, 2027-04-30, dueOn
			2026-01-01, 2027-03-31, 2027-03-30, locksOn
			2027-05-01, -,          2027-04-30, locksOn
			2025-01-01, 2026-01-01, 2028-12-31, ''
			2024-12-31, 2027-03-31, 2027-04-30, opensOn
			2025-12-31, 2025-12-31, 2027-04-30, dueOn
			2026-01-01, 2027-03-31, 2029-01-01, locksOn
			""")
	void datesFollowEachOtherAndBelongToTheYear(LocalDate opens, LocalDate due, LocalDate locks, String wrong) {
		List<UserError> errors = new YearSchedule(opens, due, locks).check(2026, TODAY);
		assertThat(errors).extracting((error) -> error.path().get(1))
			.containsExactlyElementsOf(wrong.isEmpty() ? List.of() : List.of(wrong));
		assertThat(errors).allSatisfy((error) -> assertThat(error.code()).isEqualTo(ErrorCode.OUT_OF_RANGE));
	}

}
