package eu.uptake.download;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The counting of one log: cuts it into lines, and follows each line through the rules as
 * far as it gets. The lines stay in the buffer they were read into; only hashes go
 * further. Used once, by one thread.
 */
final class CountingRun {

	/** Longer lines are malformed. No server writes a tenth of this. */
	static final int MAX_LINE = 1 << 23;

	private static final int READ_SIZE = 1 << 16;

	private static final int PROGRESS_EVERY = 8;

	private final LineScanner scanner = new LineScanner();

	private final MalformedSamples samples = new MalformedSamples();

	private final DownloadTally tally = new DownloadTally();

	private final FileLookup files;

	private final AgentLookup agents;

	private final ByteHash client;

	private final RequestTimeline recent;

	private final RequestTimeline late;

	private byte[] buffer = new byte[2 * READ_SIZE + Bytes.SLACK];

	/** Where the line begun last begins, or what is left of it when it is too long. */
	private int begun;

	private int filled;

	/** How much of a line that is too long has been dropped. */
	private long dropped;

	private long lines;

	private long malformed;

	private long robots;

	CountingRun(DownloadCatalogue catalogue, RobotsList robots, ZoneId zone) {
		SplittableRandom random = new SplittableRandom();
		this.files = new FileLookup(catalogue, this.tally, new ByteHash(random));
		this.agents = new AgentLookup(robots);
		this.client = new ByteHash(random);
		LocalHours hours = new LocalHours(zone);
		this.recent = new RequestTimeline(new DoubleClicks(new UniqueDownloads(this.tally, hours)));
		this.late = new RequestTimeline(new DoubleClicks(new UniqueDownloads(this.tally, hours)));
	}

	CountedAccessLog count(LogContent content, CountingProgress progress) throws IOException {
		int reads = 0;
		int count = content.read(this.buffer, 0, READ_SIZE);
		while (count >= 0) {
			int from = this.filled;
			this.filled += count;
			wholeLines(from);
			if (++reads % PROGRESS_EVERY == 0) {
				progress.advanced(content.consumed(), this.lines);
			}
			makeRoom();
			count = content.read(this.buffer, this.filled, READ_SIZE);
		}
		if (this.begun < this.filled || this.dropped > 0) {
			this.buffer[this.filled] = '\n';
			line(this.begun, this.filled);
		}
		this.recent.finish();
		this.late.finish();
		progress.advanced(content.consumed(), this.lines);
		return new CountedAccessLog(this.lines, this.malformed, this.samples.samples(), this.robots, this.tally.daily(),
				content.fingerprint(), content.beginnings());
	}

	private void wholeLines(int from) {
		int newline = Bytes.newline(this.buffer, from, this.filled);
		while (newline < this.filled) {
			line(this.begun, newline);
			this.begun = newline + 1;
			newline = Bytes.newline(this.buffer, this.begun, this.filled);
		}
	}

	/**
	 * Moves the line begun to the front, drops it if it is too long, and keeps room for
	 * the next read.
	 */
	private void makeRoom() {
		int left = this.filled - this.begun;
		if (left > MAX_LINE) {
			this.dropped += left;
			left = 0;
		}
		else if (this.begun > 0) {
			System.arraycopy(this.buffer, this.begun, this.buffer, 0, left);
		}
		this.begun = 0;
		this.filled = left;
		if (left + READ_SIZE + Bytes.SLACK > this.buffer.length) {
			this.buffer = Arrays.copyOf(this.buffer, 2 * this.buffer.length);
		}
	}

	private void line(int from, int lineBreak) {
		this.lines++;
		int to = (lineBreak > from && this.buffer[lineBreak - 1] == '\r') ? lineBreak - 1 : lineBreak;
		long length = this.dropped + to - from;
		this.dropped = 0;
		if (length > MAX_LINE || !this.scanner.scan(this.buffer, from, to)) {
			this.malformed++;
			this.samples.add(this.lines, this.buffer, from, to, length);
		}
		else if (this.scanner.canCount()) {
			request(from);
		}
	}

	private void request(int from) {
		FileLookup.RequestedFile file = this.files.find(this.buffer, this.scanner.targetFrom(),
				this.scanner.targetTo());
		if (file == null) {
			return;
		}
		if (this.agents.isRobot(this.buffer, this.scanner.agentFrom(), this.scanner.agentTo(), this.client)) {
			this.robots++;
			return;
		}
		this.client.add(this.buffer, from, this.scanner.hostTo());
		long second = this.scanner.second();
		RequestTimeline timeline = this.recent;
		if (!timeline.accepts(second)) {
			timeline = this.late;
			if (!timeline.accepts(second)) {
				timeline.finish();
			}
		}
		timeline.add(second, this.client, file.path(), this.lines, file.counts().number(), this.scanner.partial());
	}

}
