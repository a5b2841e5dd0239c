package eu.uptake.download;

import java.time.LocalDate;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * One import's count for a module, language and day.
 *
 * @param id the four, joined
 * @param log the import's id
 * @param module the module's code
 * @param language the language's code, {@code und} where the location names none
 * @param day the day, in the service's time zone
 * @param month the month, as the number 201612
 * @param year the calendar year
 * @param downloads the downloads
 * @param uniqueDownloads the unique downloads
 */
@Document("downloadCounts")
@CompoundIndex(name = "year_module_day", def = "{'year': 1, 'module': 1, 'day': 1}")
@CompoundIndex(name = "log", def = "{'log': 1}")
record DownloadCount(@MongoId String id, String log, String module, String language, LocalDate day, int month, int year,
		long downloads, long uniqueDownloads) {

	static DownloadCount of(String log, DailyDownloads daily) {
		LocalDate day = daily.day();
		return new DownloadCount(String.join("|", log, daily.module(), daily.language(), day.toString()), log,
				daily.module(), daily.language(), day, day.getYear() * 100 + day.getMonthValue(), day.getYear(),
				daily.downloads(), daily.uniqueDownloads());
	}

}
