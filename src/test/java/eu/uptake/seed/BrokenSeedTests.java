package eu.uptake.seed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.ContextConfiguration;

import eu.uptake.TestStore;
import eu.uptake.migration.Migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is wrong in a seed is told by file and line, and nothing of it is loaded.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE, properties = "uptake.seed=none")
@ContextConfiguration(initializers = TestStore.class)
class BrokenSeedTests {

	@Autowired
	private ObjectProvider<SeedFile<?>> files;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private ResourceLoader resources;

	@Autowired
	private Clock clock;

	@ParameterizedTest(name = "{2}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 400,
			textBlock = """
					uptakes.csv   | 2014,XX,EMCS,1,                     | there is no country "XX"
					uptakes.csv   | 2014,AT,NONE,1,                     | there is no module "NONE"
					uptakes.csv   | 2013,AT,EMCS,1,                     | there is no year "2013"
					uptakes.csv   | 2014,BE,EMCS,1,                     | 2014 BE EMCS is there already
					uptakes.csv   | 2014,BA,EMCS,1,                     | BA does not take part in 2014
					uptakes.csv   | 2014,AT,UCC-L1,1,                   | module UCC-L1 is not available in 2014
					uptakes.csv   | 2016,BE,UCC-L1,-1,                  | trainees must be from 0 to 10000000
					uptakes.csv   | 2016,BE,UCC-L1,10000001,            | trainees must be from 0 to 10000000
					uptakes.csv   | 2016,BE,UCC-L1,many,                | trainees must be a whole number, not "many"
					uptakes.csv   | 2016,,UCC-L1,1,                     | country is missing
					countries.csv | at,Austria,true,2014,,1             | code must be the EU's two-letter code, not "at"
					countries.csv | GR,Greece,true,2014,,1              | code must be the EU's two-letter code, not "GR"
					countries.csv | XX,Nowhere,maybe,2014,,1            | memberState must be true or false, not "maybe"
					modules.csv   | NEW,New,General,,60,en,2016-13-01,, | producedOn must be a date such as 2016-12-31, not "2016-13-01"
					modules.csv   | NEW,New,General,,60,en,,,           | producedOn is missing
					modules.csv   | NEW,New,General,,60,en,2016-12-01,2016-11-30, | The module was produced on 2016-12-01 and can't be retired before.
					modules.csv   | NEW,New,General,,60,en,2016-12-01,2216-11-30, | The retiredOn must be from 1990 to 2199.
					modules.csv   | new,New,General,,60,en,2016-12-01,, | A code is at most 40 capital letters and digits, in groups joined by hyphens.
					modules.csv   | NEW,New,General,0,60,en,2016-12-01,, | The level must be from 1 to 9.
					modules.csv   | NEW,New,General,,0,en,2016-12-01,,  | The durationMinutes must be from 1 to 10000.
					modules.csv   | NEW,New,General,,60,EN,2016-12-01,, | "EN" is not a lower-case ISO 639-1 code.
					modules.csv   | NEW,New,General,,60,en,1066-12-01,, | The producedOn must be from 1990 to 2199.
					modules.csv   | NEW,New,General,,60,en,2016-12-01,,rex | "rex" is not a decoded URL path beginning with a slash, of at most 200 characters.
					countries.csv | XX,Nowhere,true,2016,2015,1         | participatesUntil is before participatesFrom
					countries.csv | XX,Nowhere,true,216,,1              | participatesFrom must be from 1990 to 2199
					countries.csv | XX,Nowhere,true,2016,20166,1        | participatesUntil must be from 1990 to 2199
					countries.csv | XX,Nowhere,true,2016,,0             | protocolOrder must be positive
					training-sessions.csv | X,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | id must be a UUID in lower case, not "X"
					training-sessions.csv | 00000000-0000-4000-A000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | id must be a UUID in lower case, not "00000000-0000-4000-A000-000000000001"
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2013-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | there is no year "2013"
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-19,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | The session ends before it starts.
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,XX,AT:5 DE:3,1,1,1,1,1,1,1,1 | There is no country "XX".
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 BA:3,1,1,1,1,1,1,1,1 | Bosnia and Herzegovina does not take part in the programme in 2014.
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT=5,1,1,1,1,1,1,1,1 | participants must be like AT:5, not "AT=5"
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:3,1,1,1,1,1,1,1,1 | There are 4 answers of 3 officials.
					training-sessions.csv | 00000000-0000-4000-8000-000000000001,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,-1,1,1,1,1,1,1,1 | A number of answers must not be negative.
					training-sessions.csv | 339569f3-87b1-49fa-98a3-1564d784dce2,NCTS,Transit,2014-01-20,2014-01-21,AT,AT:5 DE:3,1,1,1,1,1,1,1,1 | 339569f3-87b1-49fa-98a3-1564d784dce2 is there already
					reporting-years.csv | 20166,OPEN                    | year is after next year
					reporting-years.csv | 2013,PUBLISHED                | year is before 2014
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,happiness,,,, | There is no measure "happiness"; there are downloads, modulesProduced, modulesUsed, officialsTrained, officialsTrainedInSessions, qualityByOfficials, qualityByOtherUsers, sessionsMetExpectations, sessionsUseful, trainingSessions.
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,downloads,,1,, | value2014 must be empty: the values are computed
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,,2015: why?,1,, | value2015 has a note and no value
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,,2017: why?,1,, | there is no column for the note on 2017
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,TEXT,,N/A,,,LAZY:No time,, | value2014 names no reason "LAZY"
					indicators.csv | 9.1,9,Cases,EC,COUNT,,,GROW,3,Grow,,,1,, | A target of this kind isn't compared with a number.
					reporting-years.csv | 2017,DONE                     | status must be one of [PLANNED, OPEN, LOCKED, PUBLISHED], not "DONE"
					""")
	void namesFileLineAndReasonOfABrokenRow(String file, String row, String reason, @TempDir Path files)
			throws IOException {
		List<String> lines = SeedCopy.of(files, file);
		lines.add(row);
		Files.write(files.resolve(file), lines);
		assertThatLoadingFails(files, "%s, line %d: %s".formatted(file, lines.size(), reason));
	}

	@Test
	void refusesALongerNoteThanTheApiDoes(@TempDir Path files) throws IOException {
		List<String> lines = SeedCopy.of(files, "uptakes.csv");
		lines.add("2016,BE,UCC-L2-03,1," + "x".repeat(501));
		Files.write(files.resolve("uptakes.csv"), lines);
		assertThatLoadingFails(files,
				"uptakes.csv, line %d: The note has at most 500 characters.".formatted(lines.size()));
	}

	@Test
	void aDriveLetterIsNoUrl() {
		assertThatExceptionOfType(SeedException.class).isThrownBy(() -> load("C:\\nowhere"))
			.withMessageMatching("countries\\.csv can't be read in C:\\\\nowhere \\(java\\.(io|nio).*")
			.withMessageNotContaining("MalformedURL");
	}

	@Test
	void namesAMissingColumn(@TempDir Path files) throws IOException {
		List<String> lines = SeedCopy.of(files, "uptakes.csv");
		lines.set(0, "year,country,module,people,note");
		Files.write(files.resolve("uptakes.csv"), lines);
		assertThatLoadingFails(files, "uptakes.csv, line 2: there is no column trainees");
	}

	@ParameterizedTest(name = "{1}")
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			2014,AT,EMCS,1,"text" more | Unexpected character after closing quote: ' ' (0x20)
			2014,AT,EMCS               | 3 fields instead of 5
			2014,AT,EMCS,1,,           | 6 fields instead of 5
			""")
	void namesTheLineOfABrokenRowWhereRowsSpanLines(String row, String reason, @TempDir Path files) throws IOException {
		Files.write(files.resolve("uptakes.csv"),
				List.of("year,country,module,trainees,note", "2014,BE,EMCS,1,\"a note", "of two lines\"", row));
		SeedCopy.of(files, "modules.csv");
		assertThatLoadingFails(files, "uptakes.csv, line 4: " + reason);
	}

	@Test
	void namesTheLineOfAnUnclosedQuote(@TempDir Path files) throws IOException {
		List<String> lines = SeedCopy.of(files, "uptakes.csv");
		lines.add("2016,BE,UCC-L2-03,1,\"unclosed");
		Files.write(files.resolve("uptakes.csv"), lines);
		assertThatLoadingFails(files, "uptakes.csv, line 664: Unclosed quoted field at end of input");
	}

	@Test
	void namesAMissingFile(@TempDir Path files) throws IOException {
		SeedCopy.of(files, "modules.csv");
		Files.delete(files.resolve("modules.csv"));
		assertThatExceptionOfType(SeedException.class).isThrownBy(() -> load("file:" + files + "/"))
			.withMessageStartingWith("modules.csv can't be read in file:%s/ (".formatted(files));
		assertThatNothingIsLoaded();
	}

	private void assertThatLoadingFails(Path files, String message) {
		assertThatExceptionOfType(SeedException.class).isThrownBy(() -> load(files.toString())).withMessage(message);
		assertThatNothingIsLoaded();
	}

	private void assertThatNothingIsLoaded() {
		assertThat(this.mongo.getCollectionNames()).filteredOn((name) -> !Migrations.BOOKS.contains(name))
			.allSatisfy((name) -> assertThat(this.mongo.findAll(Document.class, name)).isEmpty());
	}

	private void load(String seed) {
		new SeedLoader(new SeedProperties(seed), this.files, this.mongo, this.resources, this.clock)
			.afterSingletonsInstantiated();
	}

}
