package eu.uptake.download;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What downloaders of a module declared on one day: the declarations and their sums in
 * one document, so that each is counted once, with the write that stores it.
 *
 * @param id day and module
 * @param module the module's code
 * @param day the day of the downloads
 * @param month the month, as the number 201612
 * @param year the calendar year
 * @param declarations how many declarations
 * @param trainees how many people they say they will train
 * @param entries the declarations
 */
@Document("downloadDeclarations")
@CompoundIndex(name = "year_module_day", def = "{'year': 1, 'module': 1, 'day': 1}")
@CompoundIndex(name = "module_day", def = "{'module': 1, 'day': 1}")
record DeclaredDay(@MongoId String id, String module, LocalDate day, int month, int year, long declarations,
		long trainees, List<DownloadDeclaration> entries) {

	static String id(String module, LocalDate day) {
		return day + "|" + module;
	}

	/**
	 * One declaration.
	 *
	 * @param id the hash of the client's id, which makes sending it again harmless; of a
	 * seeded one, the id in the file, which nobody can erase it by
	 * @param organisation who downloads
	 * @param country the country's code, if it is stated
	 * @param expectedTrainees how many people will be trained
	 * @param at when it was received
	 */
	record DownloadDeclaration(@Indexed String id, Organisation organisation, @Nullable String country,
			int expectedTrainees, Instant at) {

		boolean saysTheSameAs(DownloadDeclaration other) {
			return this.organisation == other.organisation && Objects.equals(this.country, other.country)
					&& this.expectedTrainees == other.expectedTrainees;
		}

	}

}
