package eu.uptake.download;

import java.io.StringWriter;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import eu.uptake.download.AccessLogSummary.ModuleDownloads;

/**
 * Prints what logs came to. It names no class that a mapper would have to look into: a
 * dry run is over before a mapper has started.
 */
final class SummaryPrinter {

	private SummaryPrinter() {
	}

	static String text(AccessLogSummary summary) {
		StringBuilder text = new StringBuilder();
		text.append("%,d lines, %,d malformed, %,d by robots%n".formatted(summary.lines(), summary.malformed(),
				summary.robots()));
		text.append("%,d downloads, %,d unique".formatted(summary.downloads(), summary.uniqueDownloads()));
		if (!summary.modules().isEmpty()) {
			text.append("%n%n%-12s %10s %10s  %s".formatted("module", "downloads", "unique", "languages"));
		}
		for (ModuleDownloads module : summary.modules()) {
			StringBuilder languages = new StringBuilder();
			module.languages()
				.forEach((each) -> languages.append(" %s %,d".formatted(each.language(), each.downloads())));
			text.append("%n%-12s %,10d %,10d %s".formatted(module.module(), module.downloads(),
					module.uniqueDownloads(), languages));
		}
		return text.toString();
	}

	static String json(AccessLogSummary summary) {
		StringWriter text = new StringWriter();
		try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
			json.writeStartObject();
			json.writeNumberProperty("lines", summary.lines());
			json.writeNumberProperty("malformed", summary.malformed());
			json.writeNumberProperty("robots", summary.robots());
			json.writeNumberProperty("downloads", summary.downloads());
			json.writeNumberProperty("uniqueDownloads", summary.uniqueDownloads());
			json.writeArrayPropertyStart("modules");
			summary.modules().forEach((module) -> write(json, module));
			json.writeEndArray();
			json.writeEndObject();
		}
		return text.toString();
	}

	private static void write(JsonGenerator json, ModuleDownloads module) {
		json.writeStartObject();
		json.writeStringProperty("module", module.module());
		json.writeNumberProperty("downloads", module.downloads());
		json.writeNumberProperty("uniqueDownloads", module.uniqueDownloads());
		json.writeArrayPropertyStart("languages");
		module.languages().forEach((each) -> write(json, "language", each.language(), each.downloads()));
		json.writeEndArray();
		json.writeArrayPropertyStart("days");
		module.days().forEach((each) -> write(json, "day", each.day().toString(), each.downloads()));
		json.writeEndArray();
		json.writeEndObject();
	}

	private static void write(JsonGenerator json, String property, String value, long downloads) {
		json.writeStartObject();
		json.writeStringProperty(property, value);
		json.writeNumberProperty("downloads", downloads);
		json.writeEndObject();
	}

}
