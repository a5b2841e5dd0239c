package eu.uptake.uptake;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.country.Country;

/**
 * What the uptake aggregates answer with.
 */
final class UptakeRows {

	private UptakeRows() {
	}

	/**
	 * A sum of trainees over uptakes.
	 *
	 * @param count the sum over the uptakes whose number is known
	 * @param isMinimum whether some came without a number, so that there were more
	 * @param uptakesCounted how many uptakes have a number
	 * @param uptakes how many uptakes there are
	 */
	record TraineeCount(long count, boolean isMinimum, long uptakesCounted, long uptakes) {

		static TraineeCount of(long count, long uptakesCounted, long uptakes) {
			return new TraineeCount(count, uptakesCounted < uptakes, uptakesCounted, uptakes);
		}

	}

	record UptakeTotals(long modulesUsed, int distinctModules, int countries, int years, TraineeCount trainees) {
	}

	record CountryUptake(Country country, long modulesUsed, TraineeCount trainees) {
	}

	record ModuleUptake(TrainingModule trainingModule, int countries, long modulesUsed, TraineeCount trainees) {
	}

	record UptakeCell(TrainingModule trainingModule, Country country, long modulesUsed, TraineeCount trainees) {
	}

	record YearUptake(int year, long modulesUsed, TraineeCount trainees) {
	}

	/**
	 * Trainees as the classroom training they stand for.
	 *
	 * @param classes full classes
	 * @param perWorkingDay those classes for each working day of the years counted, to
	 * two decimals
	 */
	record ClassEquivalent(long classes, double perWorkingDay) {

		static ClassEquivalent of(UptakeTotals totals, ClassEquivalentProperties properties) {
			long classes = totals.trainees().count() / properties.classSize();
			long workingDays = (long) properties.workingDays() * Math.max(1, totals.years());
			return new ClassEquivalent(classes, Math.round(100.0 * classes / workingDays) / 100.0);
		}

	}

}
