package eu.uptake.download;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads robots lists in COUNTER's JSON format: {@code [{ "pattern": … }, …]}, other
 * fields ignored. Token by token, because loading databind's classes would take longer
 * than counting a million lines.
 */
final class RobotsListReader {

	private static final String BUILT_IN = "robots.json";

	/**
	 * The project's own list.
	 * @return the list
	 * @throws IOException when it cannot be read
	 */
	RobotsList builtIn() throws IOException {
		try (InputStream json = RobotsListReader.class.getResourceAsStream(BUILT_IN)) {
			if (json == null) {
				throw new FileNotFoundException(BUILT_IN);
			}
			return read(json);
		}
	}

	/**
	 * An operator's list.
	 * @param file the file
	 * @return the list
	 * @throws IOException when it cannot be read or is no such list; the message says why
	 * in one line
	 */
	RobotsList read(Path file) throws IOException {
		try (InputStream json = Files.newInputStream(file)) {
			return read(json);
		}
	}

	RobotsList read(InputStream json) throws IOException {
		try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
			return new RobotsList(patterns(parser));
		}
		catch (JacksonException ex) {
			throw new IOException("the robots list is no JSON: " + ex.getOriginalMessage(), ex);
		}
		catch (IllegalArgumentException ex) {
			throw new IOException(ex.getMessage(), ex);
		}
	}

	private static List<String> patterns(JsonParser parser) {
		List<String> patterns = new ArrayList<>();
		if (parser.nextToken() != JsonToken.START_ARRAY) {
			throw new IllegalArgumentException("the robots list is no JSON array");
		}
		while (parser.nextToken() == JsonToken.START_OBJECT) {
			patterns.add(pattern(parser, patterns.size() + 1));
		}
		if (parser.currentToken() != JsonToken.END_ARRAY) {
			throw new IllegalArgumentException(
					"entry %d of the robots list is no object".formatted(patterns.size() + 1));
		}
		return patterns;
	}

	private static String pattern(JsonParser parser, int entry) {
		String pattern = null;
		while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
			boolean wanted = parser.currentName().equals("pattern");
			JsonToken value = parser.nextToken();
			if (wanted && value == JsonToken.VALUE_STRING) {
				pattern = parser.getString();
			}
			parser.skipChildren();
		}
		if (pattern == null) {
			throw new IllegalArgumentException("entry %d of the robots list has no pattern".formatted(entry));
		}
		return pattern;
	}

}
