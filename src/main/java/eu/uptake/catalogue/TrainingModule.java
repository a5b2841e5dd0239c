package eu.uptake.catalogue;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * An eLearning module of the programme.
 *
 * @param code the key; lists of modules are sorted by it
 * @param version counts the changes of the definition, from 1
 * @param title the title
 * @param programme the programme it belongs to, such as {@code UCC}
 * @param level its level within the programme, or null where there are none
 * @param durationMinutes how long it takes, or null if not known
 * @param languages lower-case ISO 639-1 codes
 * @param producedOn when it became available
 * @param retiredOn when it was withdrawn, or null while in use
 * @param downloadPaths where it is downloaded from: URL paths of the public site, in
 * which <code>{language}</code> stands for a language code and {@code *} for anything but
 * a slash
 */
@Document("modules")
public record TrainingModule(@MongoId String code, int version, String title, String programme, @Nullable Integer level,
		@Nullable Integer durationMinutes, List<String> languages, LocalDate producedOn, @Nullable LocalDate retiredOn,
		List<String> downloadPaths) {

	/**
	 * Whether a country can have used the module in a year.
	 * @param year the calendar year
	 * @return true from the year of production to the year of retirement
	 */
	public boolean availableIn(int year) {
		return this.producedOn.getYear() <= year && (this.retiredOn == null || year <= this.retiredOn.getYear());
	}

	TrainingModule retired(@Nullable LocalDate on) {
		return new TrainingModule(this.code, this.version + 1, this.title, this.programme, this.level,
				this.durationMinutes, this.languages, this.producedOn, on, this.downloadPaths);
	}

}
