package eu.uptake.download;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.bson.Document;
import org.springframework.stereotype.Component;

import eu.uptake.fresh.StoreWrites;

/**
 * The sums of each import's years. The counts of an import don't change from the moment
 * it counts, so they are added up once; which imports count is asked each time.
 */
@Component
class YearlyDownloads {

	private final DownloadCounts counts;

	private final StoreWrites writes;

	private volatile Known known = new Known(Map.of(), -1);

	YearlyDownloads(DownloadCounts counts, StoreWrites writes) {
		this.counts = counts;
		this.writes = writes;
	}

	/**
	 * Sums imports up by year.
	 * @param logs the ids of the imports, all of which count
	 * @return the downloads of each year that has any
	 */
	Map<Integer, Sum> of(Collection<String> logs) {
		Map<Integer, Sum> byYear = new HashMap<>();
		Map<String, Map<Integer, Sum>> byLog = byLog(logs);
		for (String log : logs) {
			byLog.getOrDefault(log, Map.of()).forEach((year, sum) -> byYear.merge(year, sum, Sum::plus));
		}
		return byYear;
	}

	private Map<String, Map<Integer, Sum>> byLog(Collection<String> logs) {
		long asOf = this.writes.of("downloadCounts");
		Known before = this.known;
		Map<String, Map<Integer, Sum>> current = new HashMap<>((before.writes() == asOf) ? before.byLog() : Map.of());
		List<String> missing = logs.stream().filter((log) -> !current.containsKey(log)).toList();
		if (!missing.isEmpty()) {
			current.keySet().retainAll(logs);
			missing.forEach((log) -> current.put(log, new HashMap<>()));
			for (Document row : this.counts.sumByLogAndYear(missing)) {
				Document key = row.get("_id", Document.class);
				current.get(key.getString("log")).put(key.getInteger("year"), Sum.of(row));
			}
			this.known = new Known(Map.copyOf(current), asOf);
		}
		return current;
	}

	private record Known(Map<String, Map<Integer, Sum>> byLog, long writes) {
	}

	/**
	 * Some downloads.
	 *
	 * @param downloads how many
	 * @param uniqueDownloads how many unique ones
	 */
	record Sum(long downloads, long uniqueDownloads) {

		static final Sum NONE = new Sum(0, 0);

		static Sum of(Document row) {
			return new Sum(row.get("downloads", Number.class).longValue(),
					row.get("uniqueDownloads", Number.class).longValue());
		}

		Sum plus(Sum other) {
			return new Sum(this.downloads + other.downloads, this.uniqueDownloads + other.uniqueDownloads);
		}

	}

}
