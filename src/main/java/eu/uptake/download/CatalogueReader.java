package eu.uptake.download;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

/**
 * Reads where modules are downloaded from.
 */
final class CatalogueReader {

	/**
	 * Reads an operator's file with the columns {@code code} and {@code downloadPath}.
	 * @param file the file
	 * @return the catalogue
	 * @throws IOException if it can't be read, naming file and line
	 */
	DownloadCatalogue read(Path file) throws IOException {
		try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
			return new DownloadCatalogue(read(input, file.toString(), "downloadPath"));
		}
	}

	/**
	 * Reads the catalogue that the service is delivered with.
	 * @return the catalogue
	 * @throws IOException if it can't be read
	 */
	DownloadCatalogue delivered() throws IOException {
		InputStream seed = CatalogueReader.class.getResourceAsStream("/seed/modules.csv");
		if (seed == null) {
			throw new IOException("There is no catalogue; name one with --catalogue.");
		}
		try (InputStream input = new BufferedInputStream(seed)) {
			return new DownloadCatalogue(read(input, "modules.csv", "downloadPaths"));
		}
	}

	private static List<DownloadLocation> read(InputStream input, String name, String column) throws IOException {
		List<DownloadLocation> locations = new ArrayList<>();
		boolean empty = true;
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(input)) {
			for (NamedCsvRecord row : rows) {
				empty = false;
				for (String path : field(row, column, name).split("\\s+")) {
					try {
						locations.add(new DownloadLocation(field(row, "code", name), path));
					}
					catch (IllegalArgumentException ex) {
						throw new IOException(
								"%s, line %d: %s".formatted(name, row.getStartingLineNumber(), ex.getMessage()));
					}
				}
			}
		}
		catch (CsvParseException ex) {
			throw new IOException("%s: %s".formatted(name, ex.getMessage()), ex);
		}
		if (empty) {
			throw new IOException("%s has no modules".formatted(name));
		}
		return locations;
	}

	private static String field(NamedCsvRecord row, String column, String name) throws IOException {
		return row.findField(column)
			.map(String::strip)
			.orElseThrow(() -> new IOException("%s has no column %s".formatted(name, column)));
	}

}
