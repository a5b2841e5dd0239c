package eu.uptake.backup;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All that can be exported.
 */
final class Exports {

	static final List<String> DATASETS = List.of("uptake", "quality", "downloads", "sessions", "indicators",
			"indicators.sdmx");

	private static final List<String> BY = List.of("", "?by=country", "?by=module", "?by=year", "?by=month", "?by=day",
			"?by=system", "?by=total");

	private Exports() {
	}

	/**
	 * Fetches each dataset in each format and grouping there is, as TAXUD and as anybody.
	 * @param service the service
	 * @return the files' content by name
	 */
	static Map<String, String> of(Api service) {
		Map<String, String> files = new TreeMap<>();
		fetch(service.as("taxud"), "taxud", files);
		fetch(service.anonymous(), "anonymous", files);
		assertThat(files).hasSizeGreaterThan(2 * 30);
		return files;
	}

	private static void fetch(Api.Client client, String who, Map<String, String> files) {
		for (String path : paths()) {
			HttpResponse<String> response = client.get("/api/exports/" + path);
			assertThat(response.statusCode()).as(path).isIn(200, 400, 404);
			if (response.statusCode() == 200) {
				files.put(who + " " + path, response.body());
			}
		}
	}

	private static List<String> paths() {
		List<String> paths = new ArrayList<>();
		for (String dataset : DATASETS) {
			for (String format : List.of("csv", "json")) {
				BY.forEach((by) -> paths.add(dataset + "." + format + by));
			}
		}
		return paths;
	}

}
