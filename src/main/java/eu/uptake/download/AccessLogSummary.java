package eu.uptake.download;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one or more access logs came to; as JSON, what {@code import-logs --format json}
 * prints. Immutable.
 *
 * @param lines all lines
 * @param malformed lines that are none of Combined Log Format
 * @param robots requests for course files that would count but for their user agent
 * @param downloads the downloads, by COUNTER's Code of Practice 5.1, chapter 7: double
 * clicks and continued transfers once
 * @param uniqueDownloads modules downloaded, once for each client, date and hour
 * @param modules the modules with downloads, by code
 */
record AccessLogSummary(long lines, long malformed, long robots, long downloads, long uniqueDownloads,
		List<ModuleDownloads> modules) {

	/**
	 * Sums up logs that were counted each by itself.
	 * @param logs the logs
	 * @return their sums
	 */
	static AccessLogSummary of(Collection<CountedAccessLog> logs) {
		long allLines = 0;
		long allMalformed = 0;
		long allRobots = 0;
		Map<String, List<DailyDownloads>> daily = new TreeMap<>();
		for (CountedAccessLog log : logs) {
			allLines += log.lines();
			allMalformed += log.malformed();
			allRobots += log.robots();
			for (DailyDownloads day : log.daily()) {
				daily.computeIfAbsent(day.module(), (module) -> new ArrayList<>()).add(day);
			}
		}
		long sum = 0;
		long uniqueSum = 0;
		List<ModuleDownloads> modules = new ArrayList<>();
		for (List<DailyDownloads> module : daily.values()) {
			ModuleDownloads sums = ModuleDownloads.of(module);
			sum += sums.downloads();
			uniqueSum += sums.uniqueDownloads();
			modules.add(sums);
		}
		return new AccessLogSummary(allLines, allMalformed, allRobots, sum, uniqueSum, List.copyOf(modules));
	}

	/**
	 * The downloads of one module.
	 *
	 * @param module the module's code
	 * @param downloads its downloads
	 * @param uniqueDownloads its unique downloads
	 * @param languages its downloads by language, in alphabetical order
	 * @param days its downloads by day, in order of time
	 */
	record ModuleDownloads(String module, long downloads, long uniqueDownloads, List<LanguageDownloads> languages,
			List<DayDownloads> days) {

		private static ModuleDownloads of(List<DailyDownloads> daily) {
			long sum = 0;
			long uniqueSum = 0;
			Map<String, Long> languages = new TreeMap<>();
			Map<LocalDate, Long> days = new TreeMap<>();
			for (DailyDownloads day : daily) {
				sum += day.downloads();
				uniqueSum += day.uniqueDownloads();
				languages.merge(day.language(), day.downloads(), Long::sum);
				days.merge(day.day(), day.downloads(), Long::sum);
			}
			List<LanguageDownloads> byLanguage = new ArrayList<>();
			languages.forEach((language, count) -> byLanguage.add(new LanguageDownloads(language, count)));
			List<DayDownloads> byDay = new ArrayList<>();
			days.forEach((day, count) -> byDay.add(new DayDownloads(day, count)));
			return new ModuleDownloads(daily.get(0).module(), sum, uniqueSum, List.copyOf(byLanguage),
					List.copyOf(byDay));
		}

	}

	/**
	 * The downloads of a module in a language.
	 *
	 * @param language the language code in lower case, {@code und} where the download
	 * path names none
	 * @param downloads the downloads
	 */
	record LanguageDownloads(String language, long downloads) {
	}

	/**
	 * The downloads of a module on a day.
	 *
	 * @param day the day in the counter's time zone
	 * @param downloads the downloads
	 */
	record DayDownloads(LocalDate day, long downloads) {
	}

}
