package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Country;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code uptakes.csv}: the uptakes of accepted returns.
 */
@Component
@Order(4)
class UptakeSeed implements SeedFile<UptakeSeed.SeededUptake> {

	@Override
	public String name() {
		return "uptakes.csv";
	}

	@Override
	public SeededUptake read(SeedRow row, SeedData earlier) {
		int year = row.number("year");
		Country country = earlier.referredTo(row, "country", Country.class);
		TrainingModule module = earlier.referredTo(row, "module", TrainingModule.class);
		earlier.referredTo(row, "year", ReportingYear.class);
		if (!country.participatesIn(year)) {
			throw row.fail("%s does not take part in %d".formatted(country.code(), year));
		}
		if (!module.availableIn(year)) {
			throw row.fail("module %s is not available in %d".formatted(module.code(), year));
		}
		Integer trainees = row.optionalNumber("trainees");
		if (trainees != null && (trainees < 0 || trainees > Uptake.MOST_TRAINEES)) {
			throw row.fail("trainees must be from 0 to " + Uptake.MOST_TRAINEES);
		}
		String note = row.optionalText("note");
		UserError error = Texts.checkNote("note", note, Uptake.LONGEST_NOTE);
		if (error != null) {
			throw row.fail(error.message());
		}
		return new SeededUptake(year, country.code(), new Uptake(module.code(), trainees, note));
	}

	@Override
	public String key(SeededUptake uptake) {
		return "%d %s %s".formatted(uptake.year(), uptake.country(), uptake.uptake().module());
	}

	@Override
	public Collection<NationalReturn> documents(List<SeededUptake> rows) {
		Map<String, List<SeededUptake>> byReturn = new LinkedHashMap<>();
		rows.forEach((row) -> byReturn
			.computeIfAbsent(NationalReturn.id(row.country(), row.year()), (id) -> new ArrayList<>())
			.add(row));
		return byReturn.values().stream().map(UptakeSeed::acceptedReturn).toList();
	}

	private static NationalReturn acceptedReturn(List<SeededUptake> rows) {
		SeededUptake first = rows.get(0);
		return NationalReturn.accepted(first.country(), first.year(),
				rows.stream().map(SeededUptake::uptake).sorted(Comparator.comparing(Uptake::module)).toList());
	}

	/**
	 * A row of the file.
	 *
	 * @param year the calendar year
	 * @param country the country's code
	 * @param uptake the uptake
	 */
	record SeededUptake(int year, String country, Uptake uptake) {
	}

}
