package eu.uptake.download;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.UptakeTest;
import eu.uptake.audit.AuditTrail;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class InboxTests {

	private static final String LINE = "192.0.2.%d - - [10/May/2016:10:00:00 +0200]"
			+ " \"GET /elearning/vat/de/a.zip HTTP/1.1\" 200 1 \"-\" \"Mozilla/5.0 (X11; Linux x86_64)\"%n";

	@TempDir
	private Path folder;

	@Autowired
	private AccessLogImporting importing;

	@Autowired
	private AuditTrail audit;

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	private Inbox inbox;

	@BeforeEach
	void openInbox() throws IOException {
		this.inbox = anotherInbox();
	}

	@Test
	void aFileThatHasNotChangedForAMinuteIsImportedAndMovedToDone() throws IOException {
		put("may.log", LINE.formatted(1) + LINE.formatted(2), Duration.ofSeconds(61));
		this.inbox.empty();
		assertThat(files("")).isEmpty();
		assertThat(files("done")).containsExactly("may.log");
		assertThat(more()).isEqualTo(2);
	}

	@Test
	void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
		put("may.log", LINE.formatted(1), Duration.ofSeconds(5));
		put("june.log.part", LINE.formatted(2), Duration.ofHours(1));
		put(".july.log", LINE.formatted(3), Duration.ofHours(1));
		this.inbox.empty();
		assertThat(files("")).containsExactly(".july.log", "june.log.part", "may.log");
		assertThat(more()).isZero();
	}

	@Test
	void aFileThatCannotBeReadIsMovedToFailedWithTheReasonBesideIt() throws IOException {
		putTruncated("may.log.gz");
		this.inbox.empty();
		assertThat(files("failed")).containsExactly("may.log.gz", "may.log.gz.error.txt");
		assertThat(Files.readString(this.folder.resolve("failed/may.log.gz.error.txt"))).startsWith("truncated gzip");
		assertThat(more()).isZero();
	}

	@Test
	void twoServicesOnOneInboxCountAFileOnce() throws Exception {
		for (int i = 0; i < 20; i++) {
			put("%02d.log".formatted(i), LINE.formatted(i), Duration.ofHours(1));
		}
		Inbox other = anotherInbox();
		List<Thread> services = List.of(new Thread(this.inbox::empty), new Thread(other::empty));
		services.forEach(Thread::start);
		for (Thread service : services) {
			service.join();
		}
		this.inbox.empty();
		assertThat(files("")).isEmpty();
		assertThat(files("done")).hasSize(20);
		assertThat(more()).isEqualTo(20);
	}

	@Test
	void aNameThatIsThereAlreadyIsKeptBesideIt() throws IOException {
		for (int i = 1; i <= 2; i++) {
			put("access.log", LINE.formatted(i), Duration.ofHours(1));
			this.inbox.empty();
		}
		assertThat(files("done")).hasSize(2).contains("access.log");
		assertThat(more()).isEqualTo(2);
	}

	@Test
	void aFileThatCannotBeMovedIsImportedOnceAndMovedWhenItCan() throws IOException {
		put("may.log", LINE.formatted(1), Duration.ofHours(1));
		Path done = this.folder.resolve("done");
		Files.delete(done);
		Files.writeString(done, "No folder, as if nothing could be written there");
		this.inbox.empty();
		this.inbox.empty();
		assertThat(files("")).containsExactly("done", "may.log");
		assertThat(imports()).isOne();
		Files.delete(done);
		Files.createDirectory(done);
		this.inbox.empty();
		assertThat(files("")).isEmpty();
		assertThat(files("done")).containsExactly("may.log");
		assertThat(imports()).isOne();
		assertThat(more()).isEqualTo(1);
	}

	@Test
	void aReasonThatCannotBeWrittenKeepsNoFileFromBeingPutAway() throws IOException {
		putTruncated("bad.log.gz");
		put("may.log", LINE.formatted(1), Duration.ofHours(1));
		Files.createDirectories(this.folder.resolve("failed/bad.log.gz.error.txt/taken"));
		this.inbox.empty();
		assertThat(files("")).isEmpty();
		assertThat(files("failed")).containsExactly("bad.log.gz");
		assertThat(more()).isEqualTo(1);
	}

	@Test
	void aFileFromTheFutureWaitsForTheClock() throws IOException {
		put("may.log", LINE.formatted(1), Duration.ofHours(-1));
		this.inbox.empty();
		assertThat(files("")).containsExactly("may.log");
		assertThat(more()).isZero();
	}

	private long imports() {
		return this.api.as("taxud")
			.run("{ accessLogImports(first: 200) { nodes { name } } }")
			.<List<String>>get("accessLogImports.nodes[*].name")
			.stream()
			.filter("may.log"::equals)
			.count();
	}

	private Inbox anotherInbox() throws IOException {
		DownloadProperties properties = new DownloadProperties(null, this.folder, Duration.ofSeconds(10),
				Duration.ofMinutes(1), new DownloadProperties.RateLimit(30, Duration.ofMinutes(1)));
		return new Inbox(this.folder, properties, this.importing, this.audit, this.clock);
	}

	private Path put(String name, String content, Duration age) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name), content, StandardCharsets.UTF_8);
		Instant changed = this.clock.instant().minus(age);
		return Files.setLastModifiedTime(file, FileTime.from(changed));
	}

	private void putTruncated(String name) throws IOException {
		Path file = Files.write(this.folder.resolve(name), new byte[] { 0x1f, (byte) 0x8b, 8, 0, 0 });
		Files.setLastModifiedTime(file, FileTime.from(this.clock.instant().minusSeconds(3600)));
	}

	private List<String> files(String folder) throws IOException {
		try (Stream<Path> files = Files.list(this.folder.resolve(folder))) {
			return files.filter(Files::isRegularFile).map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private int more() {
		return this.api.as("taxud")
			.operation("downloads", Map.of("filter", Map.of("years", List.of(2016))))
			.<Integer>get("downloads.downloads") - 12920;
	}

}
