package eu.uptake.download;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/**
 * Counts one log as the command {@code import-logs --dry-run} will: {@code java … ImportLogsBench LOG [ROBOTS.json]}.
 */
final class ImportLogsBench {

	private static final List<String> CODES = List.of("ucc/ucc-overview", "ucc/entry-of-goods", "ucc/export",
			"ucc/customs-valuation", "ucc/origin-of-goods", "ucc/customs-decisions", "ucc/aeo", "eori/eori", "rex/rex",
			"drug-precursors/operators", "drug-precursors/officers", "vat/vat", "emcs/emcs");

	private ImportLogsBench() {
	}

	public static void main(String[] args) throws IOException {
		RobotsListReader reader = new RobotsListReader();
		RobotsList robots = (args.length > 1) ? reader.read(Path.of(args[1])) : reader.builtIn();
		AccessLogCounter counter = new AccessLogCounter(catalogue(), robots, ZoneId.of("Europe/Brussels"));
		try (InputStream log = new FileInputStream(args[0])) {
			CountedAccessLog counted = counter.count(log, List.of(), (bytes, lines) -> {
			});
			System.out.println("lines " + counted.lines() + ", malformed " + counted.malformed() + ", robots "
					+ counted.robots() + ", downloads " + counted.summary().downloads() + ", unique "
					+ counted.summary().uniqueDownloads() + ", " + counted.content());
		}
	}

	private static DownloadCatalogue catalogue() {
		return new DownloadCatalogue(CODES.stream()
			.map((code) -> new DownloadLocation(code.substring(code.indexOf('/') + 1).toUpperCase(java.util.Locale.ROOT),
					"/taxation_customs/elearning/" + code + "_{language}_*.zip"))
			.toList());
	}

}
