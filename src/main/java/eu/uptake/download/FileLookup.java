package eu.uptake.download;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds the course file a request's target names, as cheap as most targets deserve: by
 * their first eight bytes; then by a hash of the target as written, in a table of the
 * last ones met; only then by decoding and matching. Not thread-safe.
 */
final class FileLookup {

	private static final int REMEMBERED = 1 << 13;

	private static final int MAX_STARTS = 8;

	/**
	 * A byte of the path takes at most twelve of the line: {@code %hh}, each of the three
	 * written as {@code \xhh}.
	 */
	private static final int MAX_TARGET = 12 * DownloadCatalogue.MAX_PATH;

	private final DownloadCatalogue catalogue;

	private final DownloadTally tally;

	private final ByteHash hash;

	private final long[] starts;

	private final long[] masks;

	private final RememberedAnswers remembered = new RememberedAnswers(REMEMBERED);

	/** The answers: the first one says that a target is no course file. */
	private final List<@Nullable RequestedFile> files = new ArrayList<>();

	FileLookup(DownloadCatalogue catalogue, DownloadTally tally, ByteHash hash) {
		this.catalogue = catalogue;
		this.tally = tally;
		this.hash = hash;
		this.files.add(null);
		List<byte[]> texts = catalogue.starts();
		int length = 8;
		Set<Long> words = words(texts, length);
		while (words.size() > MAX_STARTS) {
			words = words(texts, --length);
		}
		this.starts = new long[words.size()];
		this.masks = new long[words.size()];
		int i = 0;
		for (long word : words) {
			this.starts[i] = word;
			this.masks[i++] = mask(word);
		}
	}

	private static Set<Long> words(List<byte[]> texts, int length) {
		Set<Long> words = new HashSet<>();
		for (byte[] text : texts) {
			words.add(Bytes.word(Arrays.copyOf(Arrays.copyOf(text, Math.min(text.length, length)), 8), 0));
		}
		return words;
	}

	private static long mask(long word) {
		return (word == 0) ? 0 : -1L >>> (Long.numberOfLeadingZeros(word) & ~7);
	}

	/**
	 * Finds the file.
	 * @param line an array with {@link Bytes#SLACK} bytes after the target
	 * @param from where the target begins
	 * @param to where it ends
	 * @return the file, or null when the target is no module's download location
	 */
	@Nullable RequestedFile find(byte[] line, int from, int to) {
		if (!worthwhile(line, from, to)) {
			return null;
		}
		int end = pathEnd(line, from, to);
		if (end - from > MAX_TARGET) {
			return null;
		}
		this.hash.reset();
		this.hash.add(line, from, end);
		long first = this.hash.first();
		long second = this.hash.second();
		int answer = this.remembered.get(this.hash);
		if (answer == RememberedAnswers.UNKNOWN) {
			answer = remember(decode(line, from, end));
			this.remembered.put(first, second, answer);
		}
		return this.files.get(answer);
	}

	private int remember(@Nullable RequestedFile file) {
		if (file == null) {
			return 0;
		}
		if (this.files.size() > REMEMBERED) {
			// answers the table has forgotten take room here
			this.files.subList(1, this.files.size()).clear();
			this.remembered.forget();
		}
		this.files.add(file);
		return this.files.size() - 1;
	}

	// False only where the target as written shows that its path begins like no location.
	private boolean worthwhile(byte[] line, int from, int to) {
		long word = Bytes.word(line, from);
		for (int i = 0; i < this.starts.length; i++) {
			if ((word & this.masks[i]) == this.starts[i]) {
				return true;
			}
		}
		if (line[from] != '/') {
			return true;
		}
		for (int i = from; i < Math.min(from + 8, to); i++) {
			if (line[i] == '%' || line[i] == '\\') {
				return this.starts.length > 0;
			}
		}
		return false;
	}

	private @Nullable RequestedFile decode(byte[] line, int from, int to) {
		byte[] target = new byte[to - from + Bytes.SLACK];
		int length = Escapes.unescape(line, from, to, target);
		int path = afterAuthority(target, length);
		int pathEnd = Escapes.percentDecode(target, path, pathEnd(target, path, length));
		DownloadCatalogue.CourseFile file = this.catalogue.find(Arrays.copyOfRange(target, path, pathEnd));
		if (file == null) {
			return null;
		}
		this.hash.reset();
		this.hash.add(target, path, pathEnd);
		return new RequestedFile(this.tally.counts(file), this.hash.first() ^ this.hash.second());
	}

	private static int pathEnd(byte[] target, int from, int to) {
		int at = from;
		while (at < to && target[at] != '?' && target[at] != '#') {
			at++;
		}
		return at;
	}

	// A target in absolute form (http://host/path) asks for its path.
	private static int afterAuthority(byte[] target, int length) {
		int colon = Bytes.find(target, 0, length, ':');
		boolean http = colon == 4 || (colon == 5 && (target[4] | 0x20) == 's');
		if (!http || (Bytes.word(target, 0) & 0xffffffffL | 0x20202020L) != Bytes.word("http")
				|| target[colon + 1] != '/' || target[colon + 2] != '/') {
			return 0;
		}
		int at = colon + 3;
		while (at < length && target[at] != '/' && target[at] != '?' && target[at] != '#') {
			at++;
		}
		return at;
	}

	/**
	 * A file asked for.
	 *
	 * @param counts where its downloads are counted
	 * @param path a hash of its path
	 */
	record RequestedFile(DownloadTally.FileCounts counts, long path) {
	}

}
