package eu.uptake.access;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What there is to be seen by some and not by others. In the open year Austria has
 * reported 1 of everything, and Germany 10; TAXUD has accepted what Germany reported. The
 * year before is published, and next year's return of Austria has been sent back.
 */
final class Facts {

	private final Api api;

	private final LocalDate today;

	private final String published = UUID.randomUUID().toString();

	private final String recorded = UUID.randomUUID().toString();

	private final String clientFile;

	private final Api.Client taxud;

	Facts(Api api, LocalDate today) {
		this.api = api;
		this.today = today;
		this.taxud = api.as("taxud");
		Matcher file = Pattern.compile("\"(/app/main[^\"]*\\.js)\"").matcher(this.taxud.get("/").body());
		assertThat(file.find()).isTrue();
		this.clientFile = file.group(1);
	}

	private int open() {
		return this.today.getYear();
	}

	void putDown() {
		openYear(open() - 1);
		openYear(open() + 1);
		report("at", open() - 1, 0);
		report("at", open() + 1, 1);
		report("at", open(), 1);
		report("de", open(), 10);
		done(this.taxud.operation("send-back-return",
				Api.input("country", "AT", "year", open() + 1, "reason", "Between us")));
		for (String country : List.of("AT", "DE")) {
			done(this.taxud.operation("accept-return",
					Api.input("country", country, "year", country.equals("AT") ? open() - 1 : open())));
		}
		for (String country : List.of("AT", "DE")) {
			int officials = country.equals("AT") ? 1 : 10;
			record(country.equals("AT") ? this.recorded : UUID.randomUUID().toString(), country, open(), officials);
			String withdrawn = UUID.randomUUID().toString();
			record(withdrawn, country, open(), officials);
			done(this.taxud.operation("withdraw-training-session", Api.input("id", withdrawn, "reason", "A slip")));
			respond(country, open(), officials);
		}
		record(this.published, "AT", open() - 1, 1);
		respond("AT", open() - 1, 1);
		download(11);
		done(this.taxud.operation("record-indicator-value", Api.input("code", "0.1", "year", open() - 1, "value", 3)));
		done(this.taxud.operation("record-indicator-value", Api.input("code", "0.1", "year", open(), "value", 3.5)));
		done(this.taxud.operation("lock-year", Api.input("year", open() - 1)));
		done(this.taxud.operation("publish-year", Api.input("year", open() - 1)));
	}

	private void openYear(int year) {
		done(this.taxud.operation("open-year", Api.input("year", year, "dueOn", this.today.plusYears(2).toString(),
				"locksOn", this.today.plusYears(2).toString())));
	}

	private void report(String username, int year, int trainees) {
		Api.Client coordinator = this.api.as(username);
		done(coordinator.operation("report-uptake", Api.input("country", username, "year", year, "trainingModule",
				"VAT", "trainees", trainees, "note", "Between us")));
		done(coordinator.operation("submit-return", Api.input("country", username, "year", year)));
	}

	private void record(String id, String country, int year, int officials) {
		done(this.taxud.operation("record-training-session",
				Api.input("id", id, "system", "NCTS", "title", "Transit", "startsOn", year + "-01-01", "endsOn",
						year + "-01-01", "host", country, "participants",
						List.of(Map.of("country", country, "officials", officials)))));
	}

	// One of them says something.
	private void respond(String country, int year, int responses) {
		String row = "VAT,%d-01-01,70,".formatted(year);
		String file = "module,completedOn,relevance,comment\n%sWell done\n%s".formatted(row,
				(row + "\n").repeat(responses - 1));
		assertThat(this.taxud.post("/api/surveys/%s/%d".formatted(country, year), "text/csv", file).body())
			.contains("\"problems\":[]");
	}

	private void download(int clients) {
		String log = IntStream.rangeClosed(1, clients)
			.mapToObj(("10.0.0.%d - - [01/Jan/" + open()
					+ ":12:00:00 +0100] \"GET /elearning/vat/de/VAT.zip HTTP/1.1\" 200 9 \"-\" \"Mozilla/5.0 (Windows NT 10.0)\"")::formatted)
			.collect(Collectors.joining("\n", "", "\n"));
		assertThat(this.api.as("ingest")
			.send("/api/access-logs/facts", (request) -> request.PUT(BodyPublishers.ofString(log)))
			.body()).contains("\"downloads\":%d,".formatted(clients));
	}

	private static void done(Api.Answer answer) {
		assertThat(answer.classifications()).as(answer.body()).isEmpty();
		assertThat(answer.codes()).as(answer.body()).isEmpty();
	}

	/**
	 * Puts the facts' years and keys into a request.
	 * @param text with places such as {@code <open>}
	 * @return the text to be sent
	 */
	String fill(String text) {
		Map<String, Object> values = Map.of("open", open(), "published", open() - 1, "next", open() + 1, "session",
				this.published, "recorded", this.recorded, "client-file", this.clientFile);
		return Pattern.compile("<([a-z-]+)>")
			.matcher(text)
			.replaceAll((found) -> values.containsKey(found.group(1))
					? Matcher.quoteReplacement(values.get(found.group(1)).toString())
					: Matcher.quoteReplacement(found.group()));
	}

}
