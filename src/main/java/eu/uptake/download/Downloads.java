package eu.uptake.download;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.stereotype.Component;

import eu.uptake.download.YearlyDownloads.Sum;
import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement;
import eu.uptake.measure.Measurement.Count;

/**
 * Indicator 5.1: how many courses were downloaded.
 */
@Component
class Downloads implements Measure {

	private final YearlyDownloads downloads;

	private final AccessLogImports imports;

	Downloads(YearlyDownloads downloads, AccessLogImports imports) {
		this.downloads = downloads;
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
		Map<Integer, Sum> sums = this.downloads.of(this.imports.active());
		years.forEach((year) -> {
			Sum sum = sums.get(year);
			if (sum != null) {
				measured.put(year, new Measurement(BigDecimal.valueOf(sum.downloads()), false,
						counts(sum.downloads(), sum.uniqueDownloads()), records(year)));
			}
		});
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
