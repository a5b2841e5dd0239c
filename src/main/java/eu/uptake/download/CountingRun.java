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

	private static final int BATCH = 64;

	private final LineScanner[] scanners = new LineScanner[BATCH];

	private final MalformedSamples samples = new MalformedSamples();

	private final DownloadTally tally = new DownloadTally();

	private final FileLookup files;

	private final AgentLookup agents;

	private final ByteHash client;

	private final RequestTimeline recent;

	private final RequestTimeline late;

	private final long[] numbers = new long[BATCH];

	private final FileLookup.RequestedFile[] requested = new FileLookup.RequestedFile[BATCH];

	/** Two numbers to a client. */
	private final long[] clients = new long[2 * BATCH];

	/** How many scanners hold a request that waits to be followed further. */
	private int waiting;

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
		Timestamps timestamps = new Timestamps();
		Arrays.setAll(this.scanners, (i) -> new LineScanner(timestamps));
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
			this.buffer[this.filled++] = '\n';
			wholeLines(this.filled - 1);
		}
		this.recent.finish();
		this.late.finish();
		progress.advanced(content.consumed(), this.lines);
		return new CountedAccessLog(this.lines, this.malformed, this.samples.samples(), this.robots, this.tally.daily(),
				content.fingerprint(), content.beginnings());
	}

	// Lines are scanned in one loop, and the few that can count followed in others, one a
	// question, so that the compiler does each once: together they were compiled again,
	// as a whole, for each case that hadn't been met before.
	private void wholeLines(int from) {
		int at = from;
		while (at < this.filled) {
			at = scanLines(at);
			requests();
		}
	}

	/**
	 * Scans lines until no more can wait.
	 * @param from where the next line break may be
	 * @return where the next one may be, or the end of what was read
	 */
	private int scanLines(int from) {
		int newline = Bytes.newline(this.buffer, from, this.filled);
		while (newline < this.filled) {
			this.lines++;
			int to = (newline > this.begun && this.buffer[newline - 1] == '\r') ? newline - 1 : newline;
			LineScanner scanner = this.scanners[this.waiting];
			if (this.dropped + to - this.begun > MAX_LINE || !scanner.scan(this.buffer, this.begun, to)) {
				malformed(to);
			}
			else if (scanner.canCount()) {
				this.numbers[this.waiting++] = this.lines;
			}
			this.begun = newline + 1;
			if (this.waiting == BATCH) {
				return this.begun;
			}
			newline = Bytes.newline(this.buffer, this.begun, this.filled);
		}
		return this.filled;
	}

	private void malformed(int to) {
		this.malformed++;
		this.samples.add(this.lines, this.buffer, this.begun, to, this.dropped + to - this.begun);
		this.dropped = 0;
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

	private void requests() {
		int left = dropOtherFiles();
		left = dropRobots(left);
		takeRequests(left);
		this.waiting = 0;
	}

	private int dropOtherFiles() {
		int kept = 0;
		for (int i = 0; i < this.waiting; i++) {
			LineScanner line = this.scanners[i];
			FileLookup.RequestedFile file = this.files.find(this.buffer, line.targetFrom(), line.targetTo());
			if (file != null) {
				this.requested[kept] = file;
				keep(i, kept++);
			}
		}
		return kept;
	}

	private int dropRobots(int count) {
		int kept = 0;
		for (int i = 0; i < count; i++) {
			LineScanner line = this.scanners[i];
			if (this.agents.isRobot(this.buffer, line.agentFrom(), line.agentTo(), this.client)) {
				this.robots++;
				continue;
			}
			this.client.add(this.buffer, line.hostFrom(), line.hostTo());
			this.clients[2 * kept] = this.client.first();
			this.clients[2 * kept + 1] = this.client.second();
			this.requested[kept] = this.requested[i];
			keep(i, kept++);
		}
		return kept;
	}

	private void keep(int from, int to) {
		LineScanner line = this.scanners[from];
		this.scanners[from] = this.scanners[to];
		this.scanners[to] = line;
		this.numbers[to] = this.numbers[from];
	}

	private void takeRequests(int count) {
		for (int i = 0; i < count; i++) {
			LineScanner line = this.scanners[i];
			FileLookup.RequestedFile file = this.requested[i];
			timeline(line.second()).add(line.second(), this.clients[2 * i], this.clients[2 * i + 1], file.path(),
					this.numbers[i], file.counts().number(), line.partial());
		}
	}

	private RequestTimeline timeline(long second) {
		if (this.recent.accepts(second)) {
			return this.recent;
		}
		if (!this.late.accepts(second)) {
			this.late.finish();
		}
		return this.late;
	}

}
