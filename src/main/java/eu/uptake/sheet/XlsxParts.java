package eu.uptake.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * The XML parts of a workbook, unpacked within limits. Names are compared in lower case,
 * as the format has it.
 */
class XlsxParts {

	private static final int MOST_ENTRIES = 1_000;

	private final Map<String, byte[]> parts = new HashMap<>();

	private final XMLInputFactory xml = XMLInputFactory.newDefaultFactory();

	XlsxParts(InputStream in, int mostBytes) throws IOException {
		this.xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		this.xml.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		this.xml.setProperty(XMLInputFactory.IS_COALESCING, true);
		// Zip files are read from their end, which is why the file is stored: what can't
		// be read from its beginning is common.
		Path file = Files.createTempFile("upload", ".xlsx");
		try {
			Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
			unpack(file, mostBytes);
		}
		finally {
			Files.delete(file);
		}
	}

	private void unpack(Path file, int mostBytes) {
		try (ZipFile zip = new ZipFile(file.toFile())) {
			if (zip.size() > MOST_ENTRIES) {
				throw tooMuch(mostBytes);
			}
			int left = mostBytes;
			for (ZipEntry entry : Collections.list(zip.entries())) {
				String name = entry.getName().toLowerCase(Locale.ROOT);
				if (name.endsWith(".xml") || name.endsWith(".rels")) {
					byte[] content = zip.getInputStream(entry).readNBytes(left + 1);
					left -= content.length;
					if (left < 0) {
						throw tooMuch(mostBytes);
					}
					if (this.parts.put(name, content) != null) {
						throw broken();
					}
				}
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			throw broken();
		}
	}

	private static UnreadableSheetException tooMuch(int mostBytes) {
		return new UnreadableSheetException(1, "The workbook has more in it than the %d bytes that are read.",
				mostBytes);
	}

	static UnreadableSheetException broken() {
		return new UnreadableSheetException(1, "The file is no workbook, or a broken one. Save it as .xlsx again.");
	}

	/**
	 * Opens a part.
	 * @param name its name in the file, in lower case
	 * @return what reads it, or null if there is none
	 */
	@Nullable XMLStreamReader open(@Nullable String name) throws XMLStreamException {
		byte[] part = this.parts.get(name);
		return (part != null) ? this.xml.createXMLStreamReader(new ByteArrayInputStream(part)) : null;
	}

	/**
	 * What a part refers to.
	 * @param name the part's name
	 * @return the names of other parts, each by its id and by the last segment of its
	 * type
	 */
	Map<String, String> related(String name) throws XMLStreamException {
		int slash = name.lastIndexOf('/') + 1;
		String folder = name.substring(0, slash);
		Map<String, String> related = new HashMap<>();
		XMLStreamReader reader = open(folder + "_rels/" + name.substring(slash) + ".rels");
		while (reader != null && reader.hasNext()) {
			if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals("Relationship")) {
				String target = attribute(reader, "Target").toLowerCase(Locale.ROOT);
				String part = target.startsWith("/") ? target.substring(1) : folder + target;
				String type = attribute(reader, "Type");
				related.put(attribute(reader, "Id"), part);
				related.putIfAbsent(type.substring(type.lastIndexOf('/') + 1), part);
			}
		}
		return related;
	}

	static String attribute(XMLStreamReader reader, String name) {
		String value = reader.getAttributeValue(null, name);
		return (value != null) ? value : "";
	}

}
