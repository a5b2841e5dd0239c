package eu.uptake.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import de.siegmar.fastcsv.reader.CsvReader;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files that do something to whoever opens them, and files that the service had better
 * not open.
 */
@HostileTest
@ExtendWith(OutputCaptureExtension.class)
class HostileFileTests {

	private static final Set<String> WRITTEN_BY_PEOPLE = Set.of("title", "programme", "note", "system", "source",
			"text");

	private static final List<String> GROUPINGS = List.of("", "?by=total", "?by=year", "?by=country", "?by=module",
			"?by=module,country", "?by=system", "?by=day", "?by=month");

	@TempDir
	private Path folder;

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@ParameterizedTest
	@ValueSource(strings = { "=", "+", "-", "@", "\t=", "\r=", "=cmd|' /C calc'!A0 ", "\"=", ";=", ",=" })
	void noCellOfAnyExportIsAFormula(String formula) throws IOException {
		Stream.of("modules", "trainingSessions", "indicators", "returns").forEach((name) -> writeBefore(name, formula));
		Api.Client taxud = this.api.as("taxud");
		for (String dataset : datasets(taxud)) {
			int files = 0;
			for (String grouping : GROUPINGS) {
				for (char separator : new char[] { ',', ';' }) {
					HttpResponse<String> csv = taxud.get("/api/exports/%s.csv%s%sseparator=%s".formatted(dataset,
							grouping, grouping.isEmpty() ? "?" : "&", (separator == ';') ? "%3B" : "%2C"));
					if (csv.statusCode() == 200) {
						files++;
						assertThat(cells(csv.body(), separator)).as(dataset + grouping)
							.noneMatch((cell) -> cell.matches("(?s)[=+@\\t\\r-].*") && !cell.matches("-?[0-9.]+"));
					}
				}
				HttpResponse<byte[]> xlsx = taxud.download("/api/exports/%s.xlsx%s".formatted(dataset, grouping));
				if (xlsx.statusCode() == 200) {
					files++;
					assertThat(sheets(xlsx.body())).as(dataset + grouping)
						.isNotEmpty()
						.noneMatch((sheet) -> sheet.contains("<f>") || sheet.contains("<f "));
				}
			}
			assertThat(files).as(dataset).isPositive();
		}
	}

	@Test
	void aLogThatUnpacksToAThousandTimesItsSizeIsReadAsItComes() throws IOException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		byte[] block = new byte[1 << 20];
		Arrays.fill(block, (byte) 'x');
		try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
			for (int i = 0; i < 256; i++) {
				gzip.write(block);
			}
		}
		HttpResponse<String> answer = put("bomb.gz", bomb.toByteArray());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"lines\":1,", "\"malformed\":1,", "\"downloads\":0,");
	}

	@Test
	void aLogInsideALogIsNotUnpackedTwice() throws IOException {
		byte[] inner = gzip("x\n".repeat(1_000).getBytes(StandardCharsets.US_ASCII));
		HttpResponse<String> answer = put("twice.gz.gz", gzip(inner));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains("\"downloads\":0,").doesNotContain("\"lines\":1000,");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" })
	void whatIsNoSheetIsRefusedWithoutAnError(String type, CapturedOutput output) {
		Api.Client austria = this.api.as("at");
		String path = "/api/returns/" + java.time.Year.now().getValue() + "/AT";
		List<byte[]> files = List.of(new byte[0], new byte[] { 'P', 'K', 3, 4 }, new byte[100_000],
				"<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>".getBytes(StandardCharsets.UTF_8),
				new byte[] { (byte) 0xff, (byte) 0xfe, 0, (byte) 0xd8, 0, (byte) 0xd8 },
				"\"".repeat(50_000).getBytes(StandardCharsets.US_ASCII),
				",".repeat(900_000).getBytes(StandardCharsets.US_ASCII));
		for (byte[] file : files) {
			HttpResponse<String> answer = austria.send(path,
					(request) -> request.header("Content-Type", type).POST(BodyPublishers.ofByteArray(file)));
			assertThat(answer.statusCode()).isIn(200, 400, 413, 415, 422);
			assertThat(answer.body()).doesNotContain("root:", "Exception");
		}
		assertThat(output.getAll()).doesNotContain(" ERROR ");
		assertThat(austria
			.run("{ nationalReturn(country: \"AT\", year: %d) { version } }".formatted(java.time.Year.now().getValue()))
			.<Integer>get("nationalReturn.version")).isZero();
	}

	private void writeBefore(String collection, String formula) {
		for (Document document : this.mongo.findAll(Document.class, collection)) {
			this.mongo.save(changed(document, formula), collection);
		}
	}

	private static Document changed(Document document, String formula) {
		Document changed = new Document();
		document
			.forEach((name, value) -> changed.put(name, (WRITTEN_BY_PEOPLE.contains(name) && value instanceof String)
					? formula + value : changed(value, formula)));
		return changed;
	}

	private static Object changed(Object value, String formula) {
		if (value instanceof Document document) {
			return changed(document, formula);
		}
		return (value instanceof List<?> list) ? list.stream().map((item) -> changed(item, formula)).toList() : value;
	}

	private static List<String> datasets(Api.Client client) {
		String detail = com.jayway.jsonpath.JsonPath.read(client.get("/api/exports/none.csv").body(), "$.detail");
		List<String> names = List
			.of(detail.substring(detail.indexOf("there are ") + 10, detail.length() - 1).split(", "));
		assertThat(names).hasSizeGreaterThan(3);
		return names;
	}

	private static List<String> cells(String csv, char separator) {
		List<String> cells = new ArrayList<>();
		CsvReader.builder()
			.fieldSeparator(separator)
			.ofCsvRecord(csv)
			.forEach((record) -> cells.addAll(record.getFields()));
		return cells;
	}

	private List<String> sheets(byte[] workbook) throws IOException {
		// They are written as a stream, whose sizes only the directory at the end has.
		List<String> sheets = new ArrayList<>();
		Path file = Files.write(this.folder.resolve("export.xlsx"), workbook);
		try (ZipFile zip = new ZipFile(file.toFile())) {
			for (ZipEntry entry : Collections.list(zip.entries())) {
				if (entry.getName().startsWith("xl/worksheets/")) {
					sheets.add(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
				}
			}
		}
		return sheets;
	}

	private static byte[] gzip(byte[] content) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
			gzip.write(content);
		}
		return out.toByteArray();
	}

	private HttpResponse<String> put(String name, byte[] content) {
		return this.api.as("ingest")
			.send("/api/access-logs/" + name, (request) -> request.PUT(BodyPublishers.ofByteArray(content)));
	}

}
