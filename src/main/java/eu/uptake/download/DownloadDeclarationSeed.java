package eu.uptake.download;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.country.Country;
import eu.uptake.download.DeclaredDay.DownloadDeclaration;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code download-declarations.csv}.
 */
@Component
@Order(7)
class DownloadDeclarationSeed implements SeedFile<DownloadDeclarationSeed.Declared> {

	@Override
	public String name() {
		return "download-declarations.csv";
	}

	@Override
	public Declared read(SeedRow row, SeedData earlier) {
		TrainingModule module = earlier.referredTo(row, "module", TrainingModule.class);
		LocalDate on = row.date("on");
		if (on.isBefore(module.producedOn())) {
			throw row.fail("module %s was produced on %s".formatted(module.code(), module.producedOn()));
		}
		String country = row.optionalText("country");
		if (country != null) {
			earlier.referredTo(row, "country", Country.class);
		}
		int trainees = row.number("expectedTrainees");
		if (trainees < 0 || trainees > DownloadReporting.MOST_TRAINEES) {
			throw row.fail("expectedTrainees must be from 0 to " + DownloadReporting.MOST_TRAINEES);
		}
		return new Declared(module.code(), on,
				new DownloadDeclaration(row.text("id"), row.constant("organisation", Organisation.class), country,
						trainees, on.atStartOfDay().toInstant(ZoneOffset.UTC)));
	}

	@Override
	public String key(Declared declared) {
		return declared.declaration().id();
	}

	@Override
	public Collection<DeclaredDay> documents(List<Declared> rows) {
		Map<String, List<Declared>> byDay = new LinkedHashMap<>();
		rows.forEach((row) -> byDay.computeIfAbsent(DeclaredDay.id(row.module(), row.on()), (id) -> new ArrayList<>())
			.add(row));
		return byDay.values().stream().map(DownloadDeclarationSeed::day).toList();
	}

	private static DeclaredDay day(List<Declared> rows) {
		Declared first = rows.get(0);
		LocalDate on = first.on();
		List<DownloadDeclaration> entries = rows.stream().map(Declared::declaration).toList();
		return new DeclaredDay(DeclaredDay.id(first.module(), on), first.module(), on,
				on.getYear() * 100 + on.getMonthValue(), on.getYear(), entries.size(),
				entries.stream().mapToLong(DownloadDeclaration::expectedTrainees).sum(), entries);
	}

	/**
	 * A row of the file.
	 *
	 * @param module the module's code
	 * @param on the day of the download
	 * @param declaration the declaration
	 */
	record Declared(String module, LocalDate on, DownloadDeclaration declaration) {
	}

}
