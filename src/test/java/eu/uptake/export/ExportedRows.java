package eu.uptake.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Reads exports as any client would: each row a map without its empty cells.
 */
final class ExportedRows {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private ExportedRows() {
	}

	static byte[] file(Api.Client client, String file) {
		HttpResponse<byte[]> response = client.download("/api/exports/" + file);
		assertThat(response.statusCode()).as(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo(200);
		return response.body();
	}

	static List<Map<String, String>> csv(Api.Client client, String file, char separator) {
		List<Map<String, String>> rows = new ArrayList<>();
		String text = new String(file(client, file), StandardCharsets.UTF_8);
		assertThat(text).endsWith("\r\n");
		List<CsvRecord> records = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(text).stream().toList();
		List<String> header = records.get(0).getFields();
		for (CsvRecord record : records.subList(1, records.size())) {
			assertThat(record.getFieldCount()).isEqualTo(header.size());
			Map<String, String> row = new LinkedHashMap<>();
			for (int i = 0; i < header.size(); i++) {
				if (!record.getField(i).isEmpty()) {
					row.put(header.get(i), record.getField(i));
				}
			}
			rows.add(row);
		}
		return rows;
	}

	/**
	 * Reads numbers and flags in the texts of a row.
	 * @param texts the row
	 * @param other a row that says what is a number and what a flag
	 * @return the row
	 */
	static Map<String, Object> typed(Map<String, String> texts, Map<String, Object> other) {
		Map<String, Object> row = new LinkedHashMap<>();
		texts.forEach((name, text) -> {
			if (other.get(name) instanceof BigDecimal) {
				row.put(name, plain(new BigDecimal(text)));
			}
			else {
				row.put(name, (other.get(name) instanceof Boolean) ? Boolean.valueOf(text) : text);
			}
		});
		return row;
	}

	/**
	 * Reads a workbook.
	 * @param client who asks
	 * @param file the file
	 * @return rows of numbers, flags and texts
	 */
	static List<Map<String, Object>> xlsx(Api.Client client, String file) {
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file(client, file)))) {
			List<Row> rows = workbook.getFirstSheet().read();
			List<String> header = rows.get(0).stream().map(Cell::asString).toList();
			return rows.subList(1, rows.size()).stream().map((row) -> row(header, row)).toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static Map<String, Object> row(List<String> header, Row row) {
		Map<String, Object> found = new LinkedHashMap<>();
		for (Cell cell : row) {
			if (cell != null && cell.getType() != CellType.EMPTY) {
				assertThat(cell.getType()).isIn(CellType.NUMBER, CellType.BOOLEAN, CellType.STRING);
				Object value = cell.getValue();
				found.put(header.get(cell.getColumnIndex()),
						(value instanceof BigDecimal number) ? plain(number) : value);
			}
		}
		return found;
	}

	@SuppressWarnings("unchecked")
	static List<Map<String, Object>> json(Api.Client client, String file) {
		return rows(JSON.readValue(file(client, file), List.class));
	}

	/**
	 * A GraphQL answer as rows: the fields of nested objects are fields of the row, and a
	 * list makes a row of each of its elements.
	 * @param answer the answer
	 * @return the rows
	 */
	static List<Map<String, Object>> rows(Api.Answer answer) {
		assertThat(answer.body()).doesNotContain("\"errors\"");
		Map<?, ?> root = JSON.readValue(answer.body(), Map.class);
		return rows(((Map<?, ?>) root.get("data")).get("rows"));
	}

	private static List<Map<String, Object>> rows(Object value) {
		List<Map<String, Object>> rows = new ArrayList<>();
		if (value instanceof List<?> list) {
			list.forEach((element) -> rows.addAll(rows(element)));
			return rows;
		}
		rows.add(new LinkedHashMap<>());
		for (Map.Entry<?, ?> field : ((Map<?, ?>) value).entrySet()) {
			if (field.getValue() instanceof Map<?, ?> || field.getValue() instanceof List<?>) {
				List<Map<String, Object>> before = List.copyOf(rows);
				rows.clear();
				for (Map<String, Object> row : before) {
					rows(field.getValue()).forEach((nested) -> {
						Map<String, Object> both = new LinkedHashMap<>(row);
						both.putAll(nested);
						rows.add(both);
					});
				}
			}
			else if (field.getValue() != null) {
				rows.forEach((row) -> row.put((String) field.getKey(), plain(field.getValue())));
			}
		}
		return rows;
	}

	private static Object plain(Object value) {
		if (value instanceof Number number) {
			BigDecimal plain = new BigDecimal(number.toString()).stripTrailingZeros();
			return (plain.scale() < 0) ? plain.setScale(0) : plain;
		}
		return value;
	}

	static List<String> header(Api.Client client, String file) {
		String text = new String(file(client, file), StandardCharsets.UTF_8);
		Iterator<CsvRecord> records = CsvReader.builder().ofCsvRecord(text).iterator();
		return records.next().getFields();
	}

}
