package eu.uptake.uptake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.sheet.Cell;
import eu.uptake.sheet.SheetFormat;
import eu.uptake.sheet.SheetLayout;
import eu.uptake.sheet.SheetWriter;

/**
 * Writes a country's return as a file to be filled in: a row for each module that is
 * available in the year or stands in the return, with what last year's return says of it
 * and what this one says already.
 */
@Component
class ReturnTemplate {

	/** The sheet's name, by which an upload finds it again. */
	static final String SHEET = "Return";

	private static final String[] INSTRUCTIONS = { "How to fill in the sheet \"Return\" and upload it",
			"used: yes, or no. A module without either and without trainees is left as it is, and so is one without a row.",
			"trainees: how many were trained with the module, a whole number. 0 is a number. Where it isn't known, leave it "
					+ "empty and write yes in the column used.",
			"no in the column used takes a module that had been reported out of the return.",
			"note: anything that explains the number, up to %d characters.".formatted(Uptake.LONGEST_NOTE),
			"The columns from title to lastYearTrainees are for information. You may add columns, move them and sort the rows; "
					+ "the headers module, used, trainees and note must stay.",
			"A trial run (dryRun=true) tells every problem by its cell and what would change. The upload changes all of it or "
					+ "nothing, and doesn't submit the return." };

	private final NationalReturns returns;

	private final TrainingModules modules;

	ReturnTemplate(NationalReturns returns, TrainingModules modules) {
		this.returns = returns;
		this.modules = modules;
	}

	byte[] write(String country, int year, SheetFormat format, char separator) throws IOException {
		Optional<NationalReturn> last = this.returns.find(country, year - 1);
		Optional<NationalReturn> current = this.returns.find(country, year);
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		SheetWriter writer = format.writer(out,
				SheetLayout.of(SHEET, ReturnColumn.columns())
					.withSeparator(separator)
					.withByteOrderMark()
					.withInstructions(INSTRUCTIONS));
		for (TrainingModule module : this.modules.all().values()) {
			Uptake before = current.map((each) -> each.find(module.code())).orElse(null);
			if (before != null || module.availableIn(year)) {
				write(writer, module, last.map((each) -> each.find(module.code())).orElse(null), before);
			}
		}
		writer.finish();
		return out.toByteArray();
	}

	private static void write(SheetWriter writer, TrainingModule module, @Nullable Uptake last,
			@Nullable Uptake current) throws IOException {
		writer.row(Cell.text(module.code()), Cell.text(module.title()), Cell.text(module.programme()), used(last),
				trainees(last), used(current), trainees(current),
				(current != null) ? Cell.text(current.note()) : Cell.empty());
	}

	private static Cell used(@Nullable Uptake uptake) {
		return (uptake != null) ? Cell.text("yes") : Cell.empty();
	}

	private static Cell trainees(@Nullable Uptake uptake) {
		return (uptake != null) ? Cell.number(uptake.trainees()) : Cell.empty();
	}

}
