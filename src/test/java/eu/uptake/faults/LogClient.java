package eu.uptake.faults;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The public site's operator, sending access logs. A log has downloads of many days and
 * languages, so that its counts are many documents.
 */
class LogClient extends WritingClient<Integer> {

	private static final int LINES = 600;

	private static final int DAYS = 28;

	private static final List<String> LANGUAGES = List.of("de", "en", "fr");

	private final int year;

	private Api.Client client;

	LogClient(int year) {
		super(1);
		this.year = year;
	}

	@Override
	void connect(Api api) {
		this.client = api.as("ingest");
	}

	@Override
	Integer next(int number) {
		return number;
	}

	@Override
	void send(Integer number) {
		HttpResponse<String> response = this.client.send("/api/access-logs/%d.log".formatted(number),
				(request) -> request.PUT(BodyPublishers.ofByteArray(log(this.year, "log-" + number, LINES))));
		refuseStopped(response.statusCode());
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
	}

	/**
	 * Makes up a log.
	 * @param year the year of its downloads
	 * @param name what no other log has in its files' names
	 * @param lines how many lines, each a download
	 * @return the log's content
	 */
	static byte[] log(int year, String name, int lines) {
		StringBuilder log = new StringBuilder();
		for (int i = 0; i < lines; i++) {
			log.append("192.0.2.1 - - [%02d/Jan/%d:10:%02d:00 +0100]".formatted(1 + i * DAYS / lines, year, i % 60))
				.append(" \"GET /elearning/vat/%s/%s-%d.zip HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0 (X11)\"\n"
					.formatted(LANGUAGES.get(i % LANGUAGES.size()), name, i));
		}
		return log.toString().getBytes(StandardCharsets.UTF_8);
	}

	@Override
	Map<String, Object> figures(Api api) {
		return Map.of("downloads", downloads(api, this.year));
	}

	static int downloads(Api api, int year) {
		return api.as("taxud")
			.run("query ($years: [Int!]) { downloads(filter: { years: $years }) { downloads } }",
					Map.of("years", List.of(year)))
			.get("downloads.downloads");
	}

	@Override
	Map<String, Object> recount(List<Integer> logs) {
		return Map.of("downloads", logs.size() * LINES);
	}

}
