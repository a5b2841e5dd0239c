package eu.uptake.download;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The download locations of all modules. Where several match a path, the first one
 * counts, in the order given. Immutable.
 */
final class DownloadCatalogue {

	/** Longer paths are no location: Linux has no longer file names. */
	static final int MAX_PATH = 4096;

	private final List<DownloadLocation> locations;

	private final List<PathPattern> patterns = new ArrayList<>();

	DownloadCatalogue(List<DownloadLocation> locations) {
		this.locations = List.copyOf(locations);
		for (DownloadLocation location : this.locations) {
			this.patterns.add(new PathPattern(location.path()));
		}
	}

	/**
	 * Finds the file a path names.
	 * @param path the path, percent-decoded and without query
	 * @return the module and language, or null when the path is no module's download
	 * location
	 */
	@Nullable CourseFile find(byte[] path) {
		if (path.length > MAX_PATH) {
			return null;
		}
		for (int i = 0; i < this.patterns.size(); i++) {
			String language = this.patterns.get(i).language(path);
			if (language != null) {
				return new CourseFile(this.locations.get(i).module(), language);
			}
		}
		return null;
	}

	/**
	 * The bytes a path must begin with to be worth looking up.
	 * @return of each location the bytes before its first wildcard
	 */
	List<byte[]> starts() {
		List<byte[]> starts = new ArrayList<>();
		for (PathPattern pattern : this.patterns) {
			starts.add(pattern.start());
		}
		return starts;
	}

	/**
	 * What a download location says of a file.
	 *
	 * @param module the module's code
	 * @param language the language code in lower case, {@code und} where the path names
	 * none
	 */
	record CourseFile(String module, String language) {
	}

}
