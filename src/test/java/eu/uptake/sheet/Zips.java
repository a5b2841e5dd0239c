package eu.uptake.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Workbooks from the inside.
 */
final class Zips {

	private Zips() {
	}

	static String part(byte[] file, String name) throws IOException {
		Path stored = Files.createTempFile("test", ".xlsx");
		try {
			Files.write(stored, file);
			try (ZipFile zip = new ZipFile(stored.toFile())) {
				return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
			}
		}
		finally {
			Files.delete(stored);
		}
	}

	static byte[] zip(Map<String, String> parts) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(out)) {
			for (Map.Entry<String, String> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
				zip.closeEntry();
			}
		}
		return out.toByteArray();
	}

	/**
	 * A workbook of one sheet, as a spreadsheet program would store it.
	 * @param sheetData what stands in the sheet's data element
	 * @return the parts
	 */
	static Map<String, String> workbook(String sheetData) {
		String relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
		String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
		String packaged = "http://schemas.openxmlformats.org/package/2006/relationships";
		Map<String, String> parts = new LinkedHashMap<>();
		parts.put("_rels/.rels",
				"<Relationships xmlns='%s'><Relationship Id='r' Type='%s/officeDocument' Target='xl/workbook.xml'/></Relationships>"
					.formatted(packaged, relationships));
		parts.put("xl/workbook.xml",
				"<workbook xmlns='%s' xmlns:r='%s'><sheets><sheet name='First' sheetId='1' r:id='s1'/></sheets></workbook>"
					.formatted(main, relationships));
		parts.put("xl/_rels/workbook.xml.rels",
				"""
						<Relationships xmlns='%1$s'><Relationship Id='s1' Type='%2$s/worksheet' Target='worksheets/sheet1.xml'/>\
						<Relationship Id='t' Type='%2$s/sharedStrings' Target='/xl/sharedStrings.xml'/>\
						<Relationship Id='u' Type='%2$s/styles' Target='styles.xml'/></Relationships>"""
					.formatted(packaged, relationships));
		parts.put("xl/sharedStrings.xml", """
				<sst xmlns='%s'><si><t>module</t></si><si><r><t>tr</t></r><r><t xml:space='preserve'>ainees </t></r>\
				<rPh sb='0' eb='1'><t>hint</t></rPh></si></sst>""".formatted(main));
		parts.put("xl/styles.xml",
				"""
						<styleSheet xmlns='%s'><numFmts><numFmt numFmtId='164' formatCode='[$-407]d\\. mmm yy;@'/>\
						<numFmt numFmtId='165' formatCode='0 "days"'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
						<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>\
						</styleSheet>"""
					.formatted(main));
		parts.put("xl/worksheets/sheet1.xml",
				"<worksheet xmlns='%s'><sheetData>%s</sheetData></worksheet>".formatted(main, sheetData));
		return parts;
	}

}
