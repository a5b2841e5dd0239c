package eu.uptake.download;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import com.jayway.jsonpath.JsonPath;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.Api.Answer;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
@ExtendWith(OutputCaptureExtension.class)
class AccessLogImportTests {

	private static final String ADDRESS = "203.0.113.77";

	private static final String AGENT = "Mozilla/5.0 (X11; Linux) VeryPeculiar/7.3";

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Test
	void aLogIsCountedAndItsSummarySaysSo() {
		HttpResponse<String> response = put("ingest", "may.log", log(1, 3));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(JsonPath.<Map<String, Object>>read(response.body(), "$")).containsEntry("outcome", "COUNTED")
			.containsEntry("lines", 3)
			.containsEntry("downloads", 3)
			.containsEntry("uniqueDownloads", 1);
		assertThat(JsonPath.<String>read(response.body(), "$.modules[0].days[0].day")).isEqualTo("2016-05-01");
		assertThat(more()).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/x-www-form-urlencoded", "text/plain", "application/octet-stream" })
	void whateverItsClientCallsItALogIsALog(String type) {
		HttpResponse<String> response = this.api.as("ingest")
			.send("/api/access-logs/may.log",
					(request) -> request.header("Content-Type", type).PUT(BodyPublishers.ofByteArray(log(1, 3))));
		assertThat(response.body()).contains("\"outcome\":\"COUNTED\",\"lines\":3,");
		assertThat(more()).isEqualTo(3);
	}

	@Test
	void theSameContentCountsOnceUnderAnotherNameOrCompressed() throws IOException {
		put("ingest", "may.log", log(1, 3));
		put("ingest", "copy.log", log(1, 3));
		put("taxud", "may.log.gz", gzip(log(1, 3)));
		assertThat(more()).isEqualTo(3);
	}

	@Test
	void aLogThatHasGrownReplacesWhatItCountedBefore() throws IOException {
		put("ingest", "may.log", log(1, 3));
		put("ingest", "may.log", log(1, 5));
		assertThat(more()).isEqualTo(5);
		put("ingest", "may.log", gzip(log(1, 9)));
		assertThat(more()).isEqualTo(9);
		put("ingest", "june.log", log(11, 12));
		assertThat(more()).isEqualTo(11);
	}

	@Test
	void anOlderShorterCopyIsContainedInTheLongerLog() {
		put("ingest", "may.log", log(1, 9));
		HttpResponse<String> response = put("ingest", "may.log.1", log(1, 5));
		assertThat(JsonPath.<String>read(response.body(), "$.outcome")).isEqualTo("CONTAINED");
		assertThat(more()).isEqualTo(9);
	}

	@Test
	void aLogIsWithdrawnWithItsBeginningsAndCanBeImportedAgain() {
		put("ingest", "may.log", log(1, 3));
		String id = JsonPath.read(put("ingest", "may.log", log(1, 5)).body(), "$.id");
		Map<String, Object> withdrawal = Api.input("id", id, "reason", "Of another site");
		assertThat(this.api.as("ingest").operation("withdraw-access-log-import", withdrawal).classifications())
			.containsExactly("FORBIDDEN");
		Answer answer = this.api.as("taxud").operation("withdraw-access-log-import", withdrawal);
		assertThat(answer.<String>get("withdrawAccessLogImport.accessLogImport.outcome")).isEqualTo("WITHDRAWN");
		assertThat(more()).isZero();
		assertThat(this.api.as("taxud").operation("withdraw-access-log-import", withdrawal).codes())
			.containsExactly("WRONG_STATUS");
		put("ingest", "may.log", log(1, 3));
		assertThat(more()).isEqualTo(3);
	}

	@Test
	void aTruncatedGzipIsRefusedAndNothingOfItCounts() throws IOException {
		byte[] whole = gzip(log(1, 200));
		HttpResponse<String> response = put("ingest", "may.log.gz", Arrays.copyOf(whole, whole.length - 20));
		assertThat(response.statusCode()).isEqualTo(422);
		assertThat(response.body()).contains("truncated gzip");
		assertThat(more()).isZero();
		Answer ledger = this.api.as("ingest").operation("access-log-imports", Map.of("first", 1));
		assertThat(ledger.<String>get("accessLogImports.nodes[0].outcome")).isEqualTo("FAILED");
		assertThat(ledger.<String>get("accessLogImports.nodes[0].reason")).contains("truncated gzip");
		put("ingest", "may.log.gz", whole);
		assertThat(more()).isEqualTo(200);
	}

	@Test
	void theLedgerTellsOfEachImportNewestFirst() {
		put("ingest", "may.log", log(1, 3));
		put("taxud", "june.log",
				(new String(log(11, 12), StandardCharsets.UTF_8) + "garbage\n").getBytes(StandardCharsets.UTF_8));
		Answer ledger = this.api.as("taxud").operation("access-log-imports", Map.of("first", 2));
		assertThat(ledger.<List<String>>get("accessLogImports.nodes[*].name")).containsExactly("june.log", "may.log");
		assertThat(ledger.<List<String>>get("accessLogImports.nodes[*].by")).containsExactly("taxud", "ingest");
		assertThat(ledger.<List<Integer>>get("accessLogImports.nodes[*].lines")).containsExactly(3, 3);
		assertThat(ledger.<List<Integer>>get("accessLogImports.nodes[*].malformed")).containsExactly(1, 0);
		assertThat(ledger.<Boolean>get("accessLogImports.pageInfo.hasNextPage")).isTrue();
		assertThat(this.api.as("at").operation("access-log-imports", Map.of()).classifications())
			.containsExactly("FORBIDDEN");
	}

	@Test
	void onlyIngestAndTaxudFeedLogs() {
		assertThat(put("at", "may.log", log(1, 1)).statusCode()).isEqualTo(403);
		assertThat(put("operator", "may.log", log(1, 1)).statusCode()).isEqualTo(403);
		assertThat(this.api.anonymous()
			.send("/api/access-logs/may.log", (request) -> request.PUT(BodyPublishers.ofByteArray(log(1, 1))))
			.statusCode()).isIn(401, 403);
		assertThat(more()).isZero();
	}

	@Test
	void addressesAndAgentsAreInNoDocumentNoAnswerAndNoLog(CapturedOutput output) throws IOException {
		byte[] withGarbage = (new String(log(1, 3), StandardCharsets.UTF_8) + ADDRESS + " - - broken \"" + AGENT
				+ "\"\n")
			.getBytes(StandardCharsets.UTF_8);
		String answers = put("ingest", "may.log", withGarbage).body()
				+ put("ingest", "broken.gz", Arrays.copyOf(gzip(withGarbage), 60)).body()
				+ this.api.as("taxud").operation("access-log-imports", Map.of("first", 5)).body();
		StringBuilder documents = new StringBuilder();
		this.mongo.getCollectionNames()
			.forEach((name) -> this.mongo.findAll(Document.class, name)
				.forEach((document) -> documents.append(document.toJson())));
		for (String kept : List.of(answers, documents.toString(), output.getAll())) {
			assertThat(kept).doesNotContain(ADDRESS).doesNotContain("VeryPeculiar");
		}
	}

	private HttpResponse<String> put(String username, String name, byte[] log) {
		return this.api.as(username)
			.send("/api/access-logs/" + name,
					(HttpRequest.Builder request) -> request.PUT(BodyPublishers.ofByteArray(log)));
	}

	// The downloads that have come to those of the seed.
	private int more() {
		return this.api.as("taxud")
			.operation("downloads", Map.of("filter", Map.of("years", List.of(2016))))
			.<Integer>get("downloads.downloads") - 12920;
	}

	private static byte[] log(int from, int to) {
		StringBuilder log = new StringBuilder();
		for (int i = from; i <= to; i++) {
			log.append(
					"%s - - [%02d/May/2016:%02d:%02d:00 +0200] \"GET /elearning/ucc/l1/en/%d.zip HTTP/1.1\" 200 1 \"-\" \"%s\"%n"
						.formatted(ADDRESS, 1 + i / 600, 1 + (i / 20) % 20, (i * 2) % 60, i, AGENT));
		}
		return log.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static byte[] gzip(byte[] log) throws IOException {
		ByteArrayOutputStream gzip = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
			out.write(log);
		}
		return gzip.toByteArray();
	}

}
