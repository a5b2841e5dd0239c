package eu.uptake.quality;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.Rejection;
import eu.uptake.sheet.Cell;
import eu.uptake.sheet.SheetLimits;
import eu.uptake.sheet.SheetReader;
import eu.uptake.sheet.SheetRow;
import eu.uptake.sheet.UnreadableSheetException;

/**
 * One uploaded file of survey responses or summaries: every row is checked, the clean
 * ones are loaded, and the problems of the others are told with their line and column.
 * <p>
 * A row without an id gets one from what it says, and from how many rows before it say
 * the same: so a file that is uploaded again, or longer than before, counts once. Such an
 * id can be guessed, so it is none that anybody could take a response back with.
 */
class SurveyUpload {

	static final int MOST_ROWS = 1_000_000;

	static final int MOST_PROBLEMS = 1_000;

	private static final int BATCH = 1_000;

	// The service counts the rows itself, and reads no workbooks.
	private static final SheetLimits LIMITS = new SheetLimits(Long.MAX_VALUE, 0, Integer.MAX_VALUE, 1_000);

	private final Target target;

	private final SurveyChecks checks;

	private final Clock clock;

	private final String country;

	private final int year;

	private final List<Problem> problems = new ArrayList<>();

	private final Map<String, SurveyResponse> waiting = new LinkedHashMap<>();

	private final Map<String, Long> lines = new HashMap<>();

	private final Map<UUID, Integer> seen = new HashMap<>();

	private long problemCount;

	private long rows;

	private long clean;

	private long added;

	private long known;

	SurveyUpload(Target target, SurveyChecks checks, Clock clock, String country, int year) {
		this.target = target;
		this.checks = checks;
		this.clock = clock;
		this.country = country;
		this.year = year;
	}

	/**
	 * Reads a file.
	 * @param input the file: with a header, as {@link SheetReader} reads CSV
	 * @return what became of it
	 * @throws IOException if the file stops coming; what was loaded stays, and isn't
	 * counted again when the file is uploaded again
	 */
	Report read(InputStream input) throws IOException {
		Instant now = this.clock.instant();
		try (SheetReader reader = SheetReader.openCsv(input, LIMITS)) {
			SurveyCsvHeader header = null;
			for (SheetRow row = reader.next(); row != null; row = reader.next()) {
				if (header == null) {
					header = SurveyCsvHeader.of(texts(row));
					header.problems().forEach(this::report);
					if (!header.isComplete()) {
						break;
					}
					continue;
				}
				if (++this.rows > MOST_ROWS) {
					report(new Problem(row.line(), null,
							"A file has at most %d rows; the rest was not read.".formatted(MOST_ROWS)));
					break;
				}
				readRow(header, row, now);
			}
			if (header == null) {
				report(new Problem(1, null, "The file is empty."));
			}
		}
		catch (UnreadableSheetException ex) {
			report(new Problem(ex.line(), null, String.valueOf(ex.getMessage())));
		}
		flush();
		return new Report(this.target.isDryRun(), this.rows, this.clean, this.added, this.known, this.problemCount,
				List.copyOf(this.problems));
	}

	// CSV has nothing else.
	private static List<String> texts(SheetRow row) {
		return row.cells().stream().map((cell) -> (cell instanceof Cell.Text text) ? text.value() : "").toList();
	}

	private void readRow(SurveyCsvHeader header, SheetRow read, Instant now) {
		SurveyCsvRow row = new SurveyCsvRow(read.line(), header.fields(texts(read)));
		row.checkEncoding();
		if (read.cells().size() != header.size()) {
			// Fewer are as bad: a file cut off in the middle of a row must not leave half
			// of it.
			row.fail(null, "The row has %d fields, the header %d.".formatted(read.cells().size(), header.size()));
		}
		if (header.isOfSummaries()) {
			readSummary(row);
		}
		else {
			readResponse(row, now);
		}
	}

	private void readSummary(SurveyCsvRow row) {
		SurveyInputs.RecordSurveySummaryInput input = new SurveyInputs.RecordSurveySummaryInput(row.required("module"),
				this.country, row.audience(), this.year, row.required("source"), row.count("responses"),
				summary(row, Aspect.RELEVANCE), summary(row, Aspect.OBJECTIVES_ACHIEVED),
				summary(row, Aspect.RETENTION), summary(row, Aspect.USER_FRIENDLINESS));
		if (isClean(row.problems(this.checks.check(input)))) {
			try {
				this.target.load(input);
				this.added++;
			}
			catch (Rejection ex) {
				this.clean--;
				row.problems(ex.errors()).forEach(this::report);
			}
		}
	}

	private static SurveyInputs.@Nullable ScoreSummaryInput summary(SurveyCsvRow row, Aspect dimension) {
		Double mean = row.number(dimension.field() + "Mean", dimension.field());
		Double deviation = row.number(dimension.field() + "Deviation", dimension.field());
		if (mean == null && deviation != null) {
			row.fail(dimension.field() + "Mean", "A deviation without its mean.");
		}
		return (mean != null) ? new SurveyInputs.ScoreSummaryInput(mean, deviation) : null;
	}

	private void readResponse(SurveyCsvRow row, Instant now) {
		LocalDate completedOn = row.date("completedOn", this.checks.today());
		String id = row.text("id");
		SurveyInputs.SubmitSurveyResponseInput input = new SurveyInputs.SubmitSurveyResponseInput(
				(id != null) ? id : UUID.randomUUID().toString(), row.required("module"), this.country, row.audience(),
				completedOn, row.number("relevance", "relevance"),
				row.number("objectivesAchieved", "objectivesAchieved"), row.number("retention", "retention"),
				row.number("userFriendliness", "userFriendliness"), row.text("comment"));
		List<Problem> found = row.problems(this.checks.check(input));
		if (found.isEmpty() && completedOn.getYear() != this.year) {
			found = List.of(new Problem(row.line(), "completedOn", "The day is not in %d.".formatted(this.year)));
		}
		if (isClean(found)) {
			SurveyResponse response = SurveyReporting.response(input, now);
			add((id != null) ? response : response.withId("file " + idOf(response)), row.line());
		}
	}

	private UUID idOf(SurveyResponse response) {
		String said = "%s|%s|%s|%s".formatted(response.statistic(), response.completedOn(), response.scores(),
				(response.comment() != null) ? response.comment() : "");
		int before = this.seen.merge(digest(said), 1, Integer::sum);
		return digest(said + "|" + before);
	}

	private static UUID digest(String text) {
		try {
			ByteBuffer digest = ByteBuffer
				.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
			return new UUID(digest.getLong(), digest.getLong());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void add(SurveyResponse response, long line) {
		SurveyResponse earlier = this.waiting.putIfAbsent(response.id(), response);
		if (earlier != null) {
			report(new Problem(line, "id", "The id stands in line %d too.".formatted(this.lines.get(response.id()))));
			this.clean--;
			return;
		}
		this.lines.put(response.id(), line);
		if (this.waiting.size() == BATCH) {
			flush();
		}
	}

	private void flush() {
		this.target.load(List.copyOf(this.waiting.values())).forEach((id, outcome) -> {
			switch (outcome) {
				case ADDED -> this.added++;
				case KNOWN -> this.known++;
				case CONFLICT -> refuse(id, "Another response has this id.");
				case ERASED -> refuse(id, "The response with this id has been taken back.");
			}
		});
		this.waiting.clear();
		this.lines.clear();
	}

	private void refuse(String id, String why) {
		this.clean--;
		report(new Problem(this.lines.getOrDefault(id, 0L), "id", why));
	}

	private boolean isClean(List<Problem> found) {
		found.forEach(this::report);
		if (found.isEmpty()) {
			this.clean++;
		}
		return found.isEmpty();
	}

	private void report(Problem problem) {
		this.problemCount++;
		if (this.problems.size() < MOST_PROBLEMS) {
			this.problems.add(problem);
		}
	}

	/**
	 * Where clean rows go.
	 */
	interface Target {

		boolean isDryRun();

		Map<String, SurveyLedger.Outcome> load(List<SurveyResponse> responses);

		void load(SurveyInputs.RecordSurveySummaryInput summary);

	}

	/**
	 * Something that is wrong with a file.
	 *
	 * @param line the line, from 1
	 * @param column the column's name, or null where it is the line as a whole
	 * @param message what is wrong
	 */
	record Problem(long line, @Nullable String column, String message) {
	}

	/**
	 * What became of a file.
	 *
	 * @param dryRun whether nothing was loaded
	 * @param rows the rows read, without the header
	 * @param clean those without problems
	 * @param added those that were loaded, or would be
	 * @param known those that had been loaded before
	 * @param problemCount how many problems there are
	 * @param problems the first 1 000 of them
	 */
	record Report(boolean dryRun, long rows, long clean, long added, long known, long problemCount,
			List<Problem> problems) {
	}

}
