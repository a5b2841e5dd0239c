package eu.uptake.download;

/**
 * Takes a line of Combined Log Format apart without copying any of it:
 * {@code host ident user [dd/Mon/yyyy:hh:mm:ss ±hhmm] "method target protocol" status bytes "referer" "agent" …}.
 * After {@link #scan} answered true, the fields hold indexes into the line's array. Every
 * line is checked in full, because a line that counts nowhere must still be told from a
 * malformed one. Not thread-safe.
 */
final class LineScanner {

	private static final long NOBODY = Bytes.word(" - - [");

	private static final long SIX_BYTES = 0xffff_ffffffffL;

	/** Everything of {@code HTTP/1.1} but the low four bits of the two digits. */
	private static final long ALL_BUT_VERSION = 0xf0fff0ff_ffffffffL;

	private static final long HTTP_VERSION = Bytes.word("HTTP/0.0") & ALL_BUT_VERSION;

	private static final int GET = (int) Bytes.word("GET ");

	private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

	private final Timestamps timestamps;

	private int hostFrom;

	private int hostTo;

	private long second;

	private boolean get;

	private int targetFrom;

	private int targetTo;

	private int status;

	private int agentFrom;

	private int agentTo;

	/**
	 * Creates a scanner.
	 * @param timestamps reads timestamps, and may do so for other scanners
	 */
	LineScanner(Timestamps timestamps) {
		this.timestamps = timestamps;
	}

	/**
	 * Scans a line.
	 * @param line an array with {@link Bytes#SLACK} bytes after the line, and a line
	 * break right after it
	 * @param from where the line begins
	 * @param to where it ends, without its line break
	 * @return whether the line has the format
	 */
	boolean scan(byte[] line, int from, int to) {
		this.hostFrom = from;
		this.hostTo = Bytes.below(line, from, to, ' ' + 1);
		if (this.hostTo == from || this.hostTo == to || line[this.hostTo] != ' ') {
			return false;
		}
		int bracket = bracket(line, this.hostTo, to);
		int timestamp = bracket + 1;
		int request = timestamp + Timestamps.LENGTH + 3;
		if (bracket < 0 || request > to || line[request - 3] != ']' || line[request - 2] != ' '
				|| line[request - 1] != '"') {
			return false;
		}
		this.second = this.timestamps.read(line, timestamp);
		if (this.second == Timestamps.INVALID) {
			return false;
		}
		int closing = request(line, request, to);
		return closing > 0 && afterRequest(line, closing, to);
	}

	// Finds the timestamp's bracket after ident user. A user name may have spaces, but
	// one that begins with "- " means that there is a field too many before it (a virtual
	// host, a list of forwarding addresses), and the first field is no client.
	private static int bracket(byte[] line, int space, int to) {
		if ((Bytes.word(line, space) & SIX_BYTES) == NOBODY) {
			return space + 5;
		}
		int ident = space + 1;
		int user = Bytes.find(line, ident, to, ' ') + 1;
		int bracket = Bytes.find(line, user, to, '[');
		boolean present = user - 1 > ident && bracket < to && bracket - 1 > user && line[bracket - 1] == ' ';
		boolean shifted = present && line[user] == '-' && line[user + 1] == ' ' && bracket - 2 > user;
		return (present && !shifted) ? bracket : -1;
	}

	private int request(byte[] line, int from, int to) {
		this.get = Bytes.fourBytes(line, from) == GET;
		this.targetFrom = (this.get) ? from + 4 : afterMethod(line, from, to);
		if (this.targetFrom < 0) {
			return -1;
		}
		int at = Bytes.below(line, this.targetFrom, to, '"' + 1);
		while (at < to && line[at] != ' ' && (line[at] != '"' || Escapes.escaped(line, this.targetFrom, at))) {
			at = Bytes.below(line, at + 1, to, '"' + 1);
		}
		this.targetTo = at;
		if (at == to || at == this.targetFrom) {
			return -1;
		}
		return (line[at] == '"') ? at : afterProtocol(line, at + 1);
	}

	private static int afterMethod(byte[] line, int from, int to) {
		int at = from;
		while (at < to && token(line[at])) {
			at++;
		}
		return (at > from && line[at] == ' ') ? at + 1 : -1;
	}

	private static boolean token(byte symbol) {
		return letter(symbol) || digit(symbol) || TOKEN_PUNCTUATION.indexOf(symbol) >= 0;
	}

	private static int afterProtocol(byte[] line, int from) {
		if ((Bytes.word(line, from) & ALL_BUT_VERSION) == HTTP_VERSION && digit(line[from + 5]) && digit(line[from + 7])
				&& line[from + 8] == '"') {
			return from + 8;
		}
		int at = from;
		while (letter(line[at])) {
			at++;
		}
		int slash = at;
		at = (slash > from && line[slash] == '/') ? afterDigits(line, slash + 1) : -1;
		if (at > 0 && line[at] == '.') {
			at = afterDigits(line, at + 1);
		}
		return (at > 0 && line[at] == '"') ? at : -1;
	}

	// Checks " status bytes "referer" "agent" …; no index can pass the line break at the
	// line's end.
	private boolean afterRequest(byte[] line, int closing, int to) {
		if (line[closing + 1] != ' ' || !digit(line[closing + 2]) || !digit(line[closing + 3])
				|| !digit(line[closing + 4]) || line[closing + 5] != ' ') {
			return false;
		}
		this.status = (line[closing + 2] - '0') * 100 + (line[closing + 3] - '0') * 10 + line[closing + 4] - '0';
		int bytes = closing + 6;
		int at = (line[bytes] == '-') ? bytes + 1 : afterDigits(line, bytes);
		if (at < 0 || line[at] != ' ' || line[at + 1] != '"') {
			return false;
		}
		int referer = closingQuote(line, at + 2, to);
		if (referer == to || line[referer + 1] != ' ' || line[referer + 2] != '"') {
			return false;
		}
		this.agentFrom = referer + 3;
		this.agentTo = closingQuote(line, this.agentFrom, to);
		return this.agentTo < to && (this.agentTo + 1 == to || line[this.agentTo + 1] == ' ');
	}

	private static int closingQuote(byte[] line, int from, int to) {
		int at = Bytes.quote(line, from, to);
		while (at < to && line[at - 1] == '\\' && Escapes.escaped(line, from, at)) {
			at = Bytes.quote(line, at + 1, to);
		}
		return at;
	}

	private static int afterDigits(byte[] line, int from) {
		int at = from;
		while (digit(line[at])) {
			at++;
		}
		return (at > from) ? at : -1;
	}

	private static boolean digit(byte symbol) {
		return symbol >= '0' && symbol <= '9';
	}

	private static boolean letter(byte symbol) {
		return (symbol >= 'a' && symbol <= 'z') || (symbol >= 'A' && symbol <= 'Z');
	}

	/**
	 * Whether rule 2 leaves only the path to be asked for: a GET answered with 200, 206
	 * or 304.
	 * @return whether the request can count
	 */
	boolean canCount() {
		return this.get && (this.status == 200 || this.status == 206 || this.status == 304);
	}

	boolean partial() {
		return this.status == 206;
	}

	/**
	 * The time of the request.
	 * @return seconds since 1970
	 */
	long second() {
		return this.second;
	}

	int hostFrom() {
		return this.hostFrom;
	}

	int hostTo() {
		return this.hostTo;
	}

	int targetFrom() {
		return this.targetFrom;
	}

	int targetTo() {
		return this.targetTo;
	}

	int agentFrom() {
		return this.agentFrom;
	}

	int agentTo() {
		return this.agentTo;
	}

}
