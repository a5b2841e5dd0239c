package eu.uptake.seed;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of the seed in another folder, to be changed there.
 */
final class SeedCopy {

	private static final Path SEED = Path.of("seed");

	private SeedCopy() {
	}

	/**
	 * Copies the files that aren't there yet.
	 * @param files the folder
	 * @param name a file
	 * @return the file's lines, as they are in the seed
	 */
	static List<String> of(Path files, String name) throws IOException {
		try (DirectoryStream<Path> all = Files.newDirectoryStream(SEED, "*.csv")) {
			for (Path each : all) {
				Path copy = files.resolve(each.getFileName());
				if (Files.notExists(copy)) {
					Files.copy(each, copy);
				}
			}
		}
		return new ArrayList<>(Files.readAllLines(SEED.resolve(name)));
	}

}
