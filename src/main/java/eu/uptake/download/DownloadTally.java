package eu.uptake.download;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The counts of one log by module, language and day. Not thread-safe.
 */
final class DownloadTally {

	private final Map<DownloadCatalogue.CourseFile, FileCounts> counts = new HashMap<>();

	private final List<FileCounts> numbered = new ArrayList<>();

	private final Map<String, Integer> modules = new HashMap<>();

	/**
	 * The counts of a module in a language.
	 * @param file the module and language
	 * @return its counts, the same each time
	 */
	FileCounts counts(DownloadCatalogue.CourseFile file) {
		FileCounts known = this.counts.get(file);
		if (known != null) {
			return known;
		}
		int module = this.modules.computeIfAbsent(file.module(), (code) -> this.modules.size());
		FileCounts counts = new FileCounts(file, this.numbered.size(), module);
		this.counts.put(file, counts);
		this.numbered.add(counts);
		return counts;
	}

	/**
	 * The counts with a number.
	 * @param number what {@link FileCounts#number()} gave
	 * @return the counts
	 */
	FileCounts counts(int number) {
		return this.numbered.get(number);
	}

	/**
	 * What was counted.
	 * @return the counts above zero, by code, language and day
	 */
	List<DailyDownloads> daily() {
		List<DailyDownloads> daily = new ArrayList<>();
		for (FileCounts counts : this.numbered) {
			counts.addTo(daily);
		}
		daily.sort(Comparator.comparing(DailyDownloads::module)
			.thenComparing(DailyDownloads::language)
			.thenComparing(DailyDownloads::day));
		return List.copyOf(daily);
	}

	/**
	 * The counts of a module in a language.
	 */
	static final class FileCounts {

		private final DownloadCatalogue.CourseFile file;

		private final int number;

		private final int module;

		private final Map<Long, Day> days = new HashMap<>();

		private @Nullable Day last;

		FileCounts(DownloadCatalogue.CourseFile file, int number, int module) {
			this.file = file;
			this.number = number;
			this.module = module;
		}

		int number() {
			return this.number;
		}

		/**
		 * The module's number within this tally.
		 * @return the number
		 */
		int module() {
			return this.module;
		}

		/**
		 * The counts of a day.
		 * @param date days since 1970
		 * @return its counts
		 */
		Day day(long date) {
			Day day = this.last;
			if (day == null || day.date != date) {
				day = this.days.computeIfAbsent(date, Day::new);
				this.last = day;
			}
			return day;
		}

		private void addTo(List<DailyDownloads> daily) {
			for (Day day : this.days.values()) {
				if (day.downloads > 0) {
					daily.add(new DailyDownloads(this.file.module(), this.file.language(),
							LocalDate.ofEpochDay(day.date), day.downloads, day.uniqueDownloads));
				}
			}
		}

	}

	/**
	 * The counts of a module in a language on a day.
	 */
	static final class Day {

		private final long date;

		private long downloads;

		private long uniqueDownloads;

		Day(long date) {
			this.date = date;
		}

		void addDownload() {
			this.downloads++;
		}

		void addUniqueDownload() {
			this.uniqueDownloads++;
		}

		void removeUniqueDownload() {
			this.uniqueDownloads--;
		}

	}

}
