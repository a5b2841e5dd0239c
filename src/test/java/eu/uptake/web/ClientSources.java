package eu.uptake.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The web client's source files.
 */
final class ClientSources {

	static final Path FOLDER = Path.of("src/main/resources/static/app");

	private ClientSources() {
	}

	static List<Path> modules() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".js")).sorted().toList();
		}
	}

}
