package eu.uptake.indicator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.indicator.IndicatorInputs.DefineIndicatorInput;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code indicators.csv}: definitions, and a column for each year's values.
 */
@Component
@Order(9)
class IndicatorSeed implements SeedFile<Indicator> {

	private static final String VALUES = "value";

	private static final Pattern YEARS_NOTE = Pattern.compile("(\\d{4})( low reliability)?: (.+)");

	private static final Pattern NO_VALUE = Pattern.compile("([A-Z_]+):(.+)");

	private final Measures measures;

	IndicatorSeed(Measures measures) {
		this.measures = measures;
	}

	@Override
	public String name() {
		return "indicators.csv";
	}

	@Override
	public Indicator read(SeedRow row, SeedData earlier) {
		List<String> notes = new ArrayList<>();
		Map<Integer, YearsNote> notesOfYears = new TreeMap<>();
		readNotes(row.optionalText("note"), notes, notesOfYears);
		DefineIndicatorInput input = new DefineIndicatorInput(row.text("code"), row.number("objective"),
				row.text("title"), row.text("source"), row.constant("unit", IndicatorUnit.class),
				row.optionalDecimal("baseline"), row.optionalNumber("baselineYear"),
				row.constant("targetKind", TargetKind.class), row.optionalDecimal("targetThreshold"),
				row.text("targetText"), notes.isEmpty() ? null : String.join("\n", notes), row.optionalText("measure"),
				null);
		IndicatorChecks.check(input, this.measures.names()).forEach((error) -> refuse(row, error));
		List<RecordedValue> values = new ArrayList<>();
		for (int year : row.years(VALUES)) {
			RecordedValue value = value(row, year, notesOfYears.remove(year), input);
			if (!value.isEmpty()) {
				values.add(value);
			}
		}
		if (!notesOfYears.isEmpty()) {
			throw row.fail("there is no column for the note on " + Collections.min(notesOfYears.keySet()));
		}
		return new Indicator(input.code(), 1, IndicatorChecks.definition(input), List.copyOf(values), List.of());
	}

	@Override
	public String key(Indicator indicator) {
		return indicator.code();
	}

	private static void readNotes(@Nullable String cell, List<String> notes, Map<Integer, YearsNote> ofYears) {
		for (String note : (cell != null) ? cell.split(" \\| ") : new String[0]) {
			Matcher ofYear = YEARS_NOTE.matcher(note);
			if (ofYear.matches()) {
				ofYears.put(Integer.valueOf(ofYear.group(1)), new YearsNote(ofYear.group(3), ofYear.group(2) != null));
			}
			else {
				notes.add(note);
			}
		}
	}

	private static RecordedValue value(SeedRow row, int year, @Nullable YearsNote note,
			DefineIndicatorInput definition) {
		String column = VALUES + year;
		String cell = row.optionalText(column);
		Matcher noValue = NO_VALUE.matcher((cell != null) ? cell : "");
		if (cell != null && definition.measure() != null) {
			throw row.fail(column + " must be empty: the values are computed");
		}
		if (note != null && (noValue.matches() || (cell == null && definition.measure() == null))) {
			throw row.fail(column + " has a note and no value");
		}
		RecordedValue value = noValue.matches()
				? new RecordedValue(year, null, reason(row, column, noValue.group(1)), noValue.group(2).strip(),
						RecordedValue.SEED, null, false)
				: new RecordedValue(year, number(row, column, definition.unit()), null,
						(note != null) ? note.text() : null, RecordedValue.SEED, null,
						note != null && note.lowReliability());
		refuse(row, Texts.checkNote("note", value.note(), IndicatorChecks.LONGEST_NOTE));
		return value;
	}

	private static @Nullable BigDecimal number(SeedRow row, String column, IndicatorUnit unit) {
		BigDecimal number = row.optionalDecimal(column);
		refuse(row, IndicatorChecks.checkNumber(column, number, unit));
		return (number != null) ? IndicatorChecks.plain(number) : null;
	}

	private static MissingReason reason(SeedRow row, String column, String name) {
		return Stream.of(MissingReason.values())
			.filter((reason) -> reason.name().equals(name))
			.findFirst()
			.orElseThrow(() -> row.fail("%s names no reason \"%s\"".formatted(column, name)));
	}

	private static void refuse(SeedRow row, @Nullable UserError error) {
		if (error != null) {
			throw row.fail(error.message());
		}
	}

	/**
	 * What is said of a year's value.
	 *
	 * @param text the note
	 * @param lowReliability whether it says that the number can't be relied on
	 */
	private record YearsNote(String text, boolean lowReliability) {
	}

}
