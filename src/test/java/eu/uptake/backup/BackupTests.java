package eu.uptake.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;
import org.springframework.http.HttpMethod;
import org.springframework.test.annotation.DirtiesContext;

import eu.uptake.Api;
import eu.uptake.BareStore;
import eu.uptake.UptakeTest;
import eu.uptake.export.Dataset;

import static org.assertj.core.api.Assertions.assertThat;

// Restoring drops the indexes, which a service makes when it starts.
@UptakeTest
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class BackupTests {

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private Clock clock;

	@Autowired
	private BackupCommand backup;

	@Autowired
	private RestoreCommand restore;

	@Autowired
	private List<Dataset> datasets;

	@TempDir
	private Path folder;

	@Test
	void everyCollectionIsKeptOrLeftOut() {
		Set<String> known = new TreeSet<>(BackupContents.KEPT);
		known.addAll(BackupContents.LEFT_OUT);
		assertThat(known).hasSize(BackupContents.KEPT.size() + BackupContents.LEFT_OUT.size());
		Set<String> mapped = new TreeSet<>();
		for (MongoPersistentEntity<?> each : this.mongo.getConverter().getMappingContext().getPersistentEntities()) {
			if (each.isAnnotationPresent(org.springframework.data.mongodb.core.mapping.Document.class)) {
				mapped.add(each.getCollection());
			}
		}
		assertThat(mapped).hasSizeGreaterThan(10);
		assertThat(known).containsAll(mapped).containsAll(this.mongo.getCollectionNames());
	}

	@Test
	void theExportsOfWhatIsRestoredAreTheSameByteForByte(CapturedOutput output) throws IOException {
		assertThat(this.datasets).extracting(Dataset::name).containsExactlyInAnyOrderElementsOf(Exports.DATASETS);
		writeOfEverything();
		Map<String, String> exports = Exports.of(this.api);
		Map<String, List<Document>> documents = documents();
		String file = this.folder.resolve("backup.zip").toString();
		assertThat(this.backup.run(List.of(file))).as(output.getErr()).isZero();
		assertThat(output.getOut())
			.contains("%s: %d documents of".formatted(file, documents.values().stream().mapToInt(List::size).sum()));
		assertThat(Files.list(this.folder)).hasSize(1);
		this.api.as("at")
			.operation("withdraw-uptake",
					Api.input("country", "AT", "year", Year.now(this.clock).getValue(), "trainingModule", "VAT"));
		this.mongo.dropCollection("downloadCounts");
		this.mongo.insert(new Document("_id", "x"), "indicators");
		assertThat(this.restore.run(List.of(file))).isEqualTo(2);
		assertThat(output.getErr())
			.endsWith("The store isn't empty. Nothing was written; --replace puts the backup in its place.\n");
		this.mongo.remove(new org.springframework.data.mongodb.core.query.BasicQuery("{_id: 'x'}"), "indicators");
		assertThat(Exports.of(this.api)).isNotEqualTo(exports);
		assertThat(this.restore.run(List.of("--replace", file))).as(output.getErr()).isZero();
		assertThat(Exports.of(this.api)).containsExactlyEntriesOf(exports);
		Map<String, List<Document>> restored = documents();
		assertThat(restored.remove("auditEvents")).containsAll(documents.remove("auditEvents"))
			.filteredOn((event) -> event.getString("action").equals("restoreBackup"))
			.singleElement()
			.satisfies((event) -> assertThat(event.getString("subject")).startsWith("backup backup.zip of 2"));
		assertThat(restored).isEqualTo(documents);
	}

	@Test
	void aFileThatIsThereIsNotWrittenOver(CapturedOutput output) throws IOException {
		Path file = Files.writeString(this.folder.resolve("backup.zip"), "last year's");
		assertThat(this.backup.run(List.of(file.toString()))).isEqualTo(2);
		assertThat(output.getErr()).isEqualTo(file + ": is there already. Nothing was written.\n");
		assertThat(file).hasContent("last year's");
		assertThat(this.backup.run(List.of(this.folder.resolve("no/where.zip").toString()))).isEqualTo(2);
		assertThat(Files.list(this.folder)).hasSize(1);
	}

	@Test
	void typesOfAllKindsSurvive() throws IOException {
		Document all = Document
			.parse("""
					{"_id": {"$oid": "5f3e1b2c9d1e8a0001a2b3c4"}, "int": 1, "long": {"$numberLong": "1"}, "double": 1.0,
					 "nan": {"$numberDouble": "NaN"}, "decimal": {"$numberDecimal": "1.10"}, "nothing": null,
					 "date": {"$date": {"$numberLong": "-62135596800001"}}, "text": "\\u2028 \\" \\n \\u0000 \\ud83d\\ude00",
					 "bytes": {"$binary": {"base64": "AAEC", "subType": "00"}}, "list": [1, [], {}]}""");
		this.mongo.insert(all, "auditEvents");
		Path file = this.folder.resolve("backup.zip");
		assertThat(this.backup.run(List.of(file.toString()))).isZero();
		try (BareStore bare = BareStore.start()) {
			MongoDatabase store = bare.database();
			try (BackupReader reader = BackupReader.open(file, 99)) {
				new Restore(store).run(reader, "backup.zip", this.clock.instant(), (documents) -> {
				}, () -> {
				});
			}
			Document restored = store.getCollection("auditEvents").find().first();
			assertThat(restored).isEqualTo(all);
			assertThat(restored.keySet()).containsExactlyElementsOf(all.keySet());
		}
	}

	private Map<String, List<Document>> documents() {
		Map<String, List<Document>> documents = new java.util.TreeMap<>();
		for (String name : BackupContents.KEPT) {
			List<Document> found = this.mongo.findAll(Document.class, name);
			if (!found.isEmpty()) {
				documents.put(name, found);
			}
		}
		return documents;
	}

	private void writeOfEverything() {
		int year = Year.now(this.clock).getValue();
		String today = LocalDate.now(this.clock).toString();
		Api.Client austria = this.api.as("at");
		write(austria, "report-uptake",
				Api.input("country", "AT", "year", year, "trainingModule", "VAT", "trainees", 5, "note", "Grüße"));
		write(austria, "submit-return", Api.input("country", "AT", "year", year));
		write(this.api.anonymous(), "submit-survey-response",
				Api.input("id", UUID.randomUUID().toString(), "trainingModule", "VAT", "country", "AT", "audience",
						"OTHER_USER", "completedOn", today, "relevance", 70));
		write(this.api.anonymous(), "declare-download", Api.input("id", UUID.randomUUID().toString(), "trainingModule",
				"VAT", "country", "AT", "organisation", "ECONOMIC_OPERATOR", "on", today, "expectedTrainees", 12));
		String takenBack = UUID.randomUUID().toString();
		write(this.api.anonymous(), "erase-survey-response", Api.input("id", takenBack));
		write(this.api.anonymous(), "erase-download-declaration", Api.input("id", takenBack));
		write(this.api.as("taxud"), "record-indicator-value",
				Api.input("code", "5.3", "year", year, "missingReason", "NO_POLL"));
		assertThat(this.api.as("ingest")
			.send("/api/access-logs/x.log", (request) -> request
				.method(HttpMethod.PUT.name(), java.net.http.HttpRequest.BodyPublishers.ofString(
						"192.0.2.1 - - [10/May/2016:10:00:00 +0200] \"GET /elearning/vat/de/a.zip HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0\"\n")))
			.statusCode()).isEqualTo(200);
	}

	private static void write(Api.Client client, String operation, Map<String, Object> variables) {
		Api.Answer answer = client.operation(operation, variables);
		assertThat(answer.body()).contains("\"errors\":[]").doesNotContain("classification");
	}

}
