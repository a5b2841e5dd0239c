package eu.uptake.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ImportLogsTests {

	private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64)";

	@TempDir
	private Path folder;

	@Test
	void printsWhatTheFilesComeToEachCountedByItself(CapturedOutput output) throws IOException {
		String may = file("may.log", "/vat/de/a.zip", "/vat/en/a.zip");
		String june = file("june.log", "/vat/de/a.zip", "/other");
		Files.writeString(Path.of(june), "garbage\n", StandardOpenOption.APPEND);
		int status = ImportLogs.dryRun("import-logs", "--dry-run", "--format=json", "--catalogue", catalogue(), may,
				june);
		assertThat(status).isZero();
		assertThat(output.getOut()).isEqualTo(
				"{\"lines\":5,\"malformed\":1,\"robots\":0,\"downloads\":3,\"uniqueDownloads\":2,\"modules\":[{\"module\":\"VAT\","
						+ "\"downloads\":3,\"uniqueDownloads\":2,\"languages\":[{\"language\":\"de\",\"downloads\":2},"
						+ "{\"language\":\"en\",\"downloads\":1}],\"days\":[{\"day\":\"2016-05-10\",\"downloads\":3}]}]}%n"
							.formatted());
		assertThat(output.getErr()).isEmpty();
	}

	@Test
	void aFileThatCannotBeReadGivesStatus2AndTheOthersStillCount(CapturedOutput output) throws IOException {
		String missing = this.folder.resolve("missing.log").toString();
		int status = ImportLogs.dryRun("import-logs", "--dry-run", "--catalogue", catalogue(), missing,
				file("may.log", "/vat/de/a.zip"));
		assertThat(status).isEqualTo(2);
		assertThat(output.getOut()).contains("1 downloads, 1 unique");
		assertThat(output.getErr())
			.isEqualTo(missing + ": can't be read: there is no such file, or it is not readable%n".formatted());
	}

	@Test
	void aCatalogueThatIsNotThereOrHasNothingInItIsNamed(CapturedOutput output) throws IOException {
		String missing = this.folder.resolve("missing.csv").toString();
		String empty = Files.createFile(this.folder.resolve("empty.csv")).toString();
		String headed = Files.writeString(this.folder.resolve("headed.csv"), "code,downloadPath\n").toString();
		for (String catalogue : List.of(missing, empty, headed)) {
			assertThat(ImportLogs.dryRun("import-logs", "--dry-run", "--catalogue", catalogue, missing)).isEqualTo(2);
		}
		assertThat(output.getErr().lines()).containsExactly(
				missing + ": can't be read: there is no such file, or it is not readable", empty + " has no modules",
				headed + " has no modules");
		assertThat(output.getOut()).isEmpty();
	}

	@Test
	void anOperatorsRobotsListReplacesTheBuiltInOne(CapturedOutput output) throws IOException {
		Path robots = Files.writeString(this.folder.resolve("robots.json"), "[{\"pattern\": \"linux\"}]");
		ImportLogs.dryRun("import-logs", "--dry-run", "--robots", robots.toString(), "--catalogue", catalogue(),
				file("may.log", "/vat/de/a.zip"));
		assertThat(output.getOut()).startsWith("1 lines, 0 malformed, 1 by robots");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--dry-run | No file is named.
			--dry-run --nonsense | There is no option --nonsense.
			--dry-run --format xml x | The format is text or json, not xml.
			--dry-run x --robots | --robots needs a value.
			""")
	void saysWhatIsWrongWithItsArguments(String arguments, String message, CapturedOutput output) {
		assertThat(ImportLogs.dryRun(("import-logs " + arguments).split(" "))).isEqualTo(2);
		assertThat(output.getErr()).startsWith(message);
	}

	private String catalogue() throws IOException {
		return Files.writeString(this.folder.resolve("catalogue.csv"), "code,downloadPath\nVAT,/vat/{language}/*.zip\n")
			.toString();
	}

	private String file(String name, String... paths) throws IOException {
		StringBuilder log = new StringBuilder();
		for (String path : paths) {
			log.append("192.0.2.1 - - [10/May/2016:10:00:00 +0200] \"GET %s HTTP/1.1\" 200 1 \"-\" \"%s\"\n"
				.formatted(path, AGENT));
		}
		return Files.writeString(this.folder.resolve(name), log).toString();
	}

}
