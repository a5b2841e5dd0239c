package eu.uptake.uptake;

import java.util.HashSet;
import java.util.Set;

import eu.uptake.uptake.ReadReturns.ReadReturn;
import eu.uptake.uptake.UptakeRows.TraineeCount;

/**
 * Adds uptakes up. Not thread-safe.
 */
class UptakeSums {

	private final Set<String> modules = new HashSet<>();

	private final Set<String> countries = new HashSet<>();

	private final Set<Integer> years = new HashSet<>();

	private long uptakes;

	private long withNumber;

	private long trainees;

	void add(ReadReturn found, Uptake uptake) {
		this.modules.add(uptake.module());
		this.countries.add(found.country());
		this.years.add(found.year());
		this.uptakes++;
		if (uptake.trainees() != null) {
			this.withNumber++;
			this.trainees += uptake.trainees();
		}
	}

	int modules() {
		return this.modules.size();
	}

	int countries() {
		return this.countries.size();
	}

	int years() {
		return this.years.size();
	}

	long uptakes() {
		return this.uptakes;
	}

	TraineeCount trainees() {
		return TraineeCount.of(this.trainees, this.withNumber, this.uptakes);
	}

}
