package eu.uptake.sheet;

import java.io.OutputStream;
import java.util.List;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * {@link SheetFormat#JSON}.
 */
class JsonSheetWriter implements SheetWriter {

	private final JsonGenerator json;

	private final List<Column> columns;

	JsonSheetWriter(OutputStream out, SheetLayout layout) {
		this.json = JsonFactory.builder()
			.disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
			.disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
			.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
			.build()
			.createGenerator(ObjectWriteContext.empty(), out);
		this.columns = layout.columns();
		this.json.writeStartArray();
	}

	@Override
	public void row(List<Cell> cells) {
		if (cells.size() != this.columns.size()) {
			throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.size(), this.columns.size()));
		}
		this.json.writeStartObject();
		for (int i = 0; i < cells.size(); i++) {
			this.json.writeName(this.columns.get(i).name());
			write(cells.get(i));
		}
		this.json.writeEndObject();
	}

	private void write(Cell cell) {
		if (cell instanceof Cell.Text text) {
			this.json.writeString(text.value());
		}
		else if (cell instanceof Cell.Whole whole) {
			this.json.writeNumber(whole.value());
		}
		else if (cell instanceof Cell.Decimal decimal) {
			this.json.writeNumber(decimal.value());
		}
		else if (cell instanceof Cell.Day day) {
			this.json.writeString(day.value().toString());
		}
		else if (cell instanceof Cell.Flag flag) {
			this.json.writeBoolean(flag.value());
		}
		else if (cell instanceof Cell.Empty) {
			this.json.writeNull();
		}
		else {
			throw new IllegalArgumentException("Not to be written: " + cell);
		}
	}

	@Override
	public void finish() {
		this.json.writeEndArray();
		this.json.close();
	}

}
