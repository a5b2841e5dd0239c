package eu.uptake.download;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.bson.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;

/**
 * Indicator 5.1: how many courses were downloaded.
 */
@Component
class Downloads implements Measure {

	private final DownloadCounts counts;

	private final AccessLogImports imports;

	Downloads(DownloadCounts counts, AccessLogImports imports) {
		this.counts = counts;
		this.imports = imports;
	}

	@Override
	public String name() {
		return "downloads";
	}

	@Override
	public Set<String> collections() {
		return Set.of("accessLogs");
	}

	@Override
	public String formula() {
		return "The number of downloads in the public site's access logs, whatever the course's language and packaging.";
	}

	@Override
	public Map<Integer, Measurement> of(Collection<Integer> years) {
		Map<Integer, Measurement> measured = new HashMap<>();
		// No row means that no log of the year has been counted.
		years.forEach((year) -> measured.put(year, new Measurement(null, false, counts(0, 0), records(year))));
		List<Criteria> counted = List.of(Criteria.where("year").in(years),
				Criteria.where("log").in(this.imports.active()));
		for (Document row : this.counts.sum(counted, "year")) {
			int year = row.getInteger("_id");
			long downloads = row.get("downloads", Number.class).longValue();
			long unique = row.get("uniqueDownloads", Number.class).longValue();
			measured.put(year,
					new Measurement(BigDecimal.valueOf(downloads), false, counts(downloads, unique), records(year)));
		}
		return measured;
	}

	private static List<Count> counts(long downloads, long unique) {
		return List.of(new Count("downloads", BigDecimal.valueOf(downloads)),
				new Count("unique downloads", BigDecimal.valueOf(unique)));
	}

	private static String records(int year) {
		return """
				{
				  downloadsByModule(filter: { years: [%d] }) {
				    trainingModule { code }
				    downloads
				    uniqueDownloads
				  }
				}""".formatted(year);
	}

}
