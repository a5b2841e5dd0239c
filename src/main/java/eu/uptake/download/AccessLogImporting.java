package eu.uptake.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.audit.Deed;
import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;

/**
 * Imports access logs: all of a log counts, or nothing of it.
 * <p>
 * A log is counted in memory. Then its daily counts are written, under the import's id,
 * and at last one write sets the import's outcome: until then no figure sees them.
 */
@Service
@EnableConfigurationProperties(DownloadProperties.class)
class AccessLogImporting implements SmartInitializingSingleton {

	private static final Duration ABANDONED = Duration.ofHours(1);

	private static final int LONGEST_NAME = 200;

	private static final int LARGEST_POWER = 48;

	private final AccessLogImports imports;

	private final DownloadCounts counts;

	private final TrainingModules modules;

	private final Clock clock;

	private final DownloadProperties properties;

	private final ImportMetrics metrics;

	private final AuditTrail audit;

	private volatile @Nullable RobotsList robots;

	AccessLogImporting(AccessLogImports imports, DownloadCounts counts, TrainingModules modules, Clock clock,
			DownloadProperties properties, ImportMetrics metrics, AuditTrail audit) {
		this.imports = imports;
		this.counts = counts;
		this.modules = modules;
		this.clock = clock;
		this.properties = properties;
		this.metrics = metrics;
		this.audit = audit;
	}

	/**
	 * Clears away what died half-way or has been replaced. None of it is counted.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.imports.abandon(this.clock.instant().minus(ABANDONED));
		this.counts.remove(this.imports.abandoned());
		List<AccessLogImport> counted = this.imports.counted();
		List<AccessLogImport> active = AccessLogImports.active(counted);
		this.counts.remove(counted.stream().filter((each) -> !active.contains(each)).map(AccessLogImport::id).toList());
	}

	/**
	 * The counter for the stored catalogue and the configured robots list.
	 * @return the counter
	 * @throws IOException if the operator's robots list can't be read
	 */
	AccessLogCounter counter() throws IOException {
		return counter(null, null);
	}

	/**
	 * A counter.
	 * @param catalogue what replaces the stored catalogue, or null
	 * @param list what replaces the configured robots list, or null
	 * @return the counter
	 * @throws IOException if the operator's robots list can't be read
	 */
	AccessLogCounter counter(@Nullable DownloadCatalogue catalogue, @Nullable RobotsList list) throws IOException {
		return new AccessLogCounter((catalogue != null) ? catalogue : stored(), (list != null) ? list : robots(),
				this.clock.getZone());
	}

	private DownloadCatalogue stored() {
		List<DownloadLocation> locations = new ArrayList<>();
		for (TrainingModule module : this.modules.all().values()) {
			module.downloadPaths().forEach((path) -> locations.add(new DownloadLocation(module.code(), path)));
		}
		return new DownloadCatalogue(locations);
	}

	private RobotsList robots() throws IOException {
		RobotsList list = this.robots;
		if (list == null) {
			RobotsListReader reader = new RobotsListReader();
			list = (this.properties.robots() != null) ? reader.read(this.properties.robots()) : reader.builtIn();
			this.robots = list;
		}
		return list;
	}

	/**
	 * Imports a log.
	 * @param name the log's name
	 * @param log its content, plain or gzip
	 * @param by who imports it
	 * @param counter the counter to use
	 * @param progress hears how far the import has come
	 * @return the counts, and the ledger's entry of them
	 * @throws IOException if the log can't be read; nothing of it is counted
	 */
	Imported run(String name, InputStream log, String by, AccessLogCounter counter, CountingProgress progress)
			throws IOException {
		String id = UUID.randomUUID().toString();
		Instant begun = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		long[] bytes = new long[1];
		long[] lines = new long[1];
		CountedAccessLog counted;
		try {
			counted = counter.count(log, lengths(), (bytesRead, linesRead) -> {
				this.metrics.read(bytesRead - bytes[0], linesRead - lines[0]);
				bytes[0] = bytesRead;
				lines[0] = linesRead;
				progress.advanced(bytesRead, linesRead);
			});
		}
		catch (IOException ex) {
			this.metrics.ended(ImportOutcome.FAILED, millisSince(begun));
			insert(new AccessLogImport(id, shorten(name), ImportOutcome.FAILED, null, List.of(), List.of(), bytes[0],
					lines[0], 0, List.of(), 0, 0, 0, by, begun, millisSince(begun), null, null,
					(ex instanceof UnreadableLogException) ? ex.getMessage() : "The log stopped coming."));
			throw ex;
		}
		List<AccessLogImport> earlier = this.imports.counted();
		AccessLogImport entry = entry(id, shorten(name), counted, earlier, bytes[0], by, begun);
		if (isContained(entry, earlier)) {
			AccessLogImport contained = entry.ended(ImportOutcome.CONTAINED, null);
			insert(contained);
			this.metrics.ended(ImportOutcome.CONTAINED, millisSince(begun));
			return new Imported(contained, counted);
		}
		AccessLogImport done = store(entry, counted);
		this.audit.wrote(changes(done, ImportOutcome.COUNTED));
		shadowBeginnings(done);
		this.metrics.ended(ImportOutcome.COUNTED, millisSince(begun));
		return new Imported(done, counted);
	}

	// A service that starts may take an import for abandoned that isn't, since its clock
	// is
	// ahead or the log has taken long to come. Its counts are written again, as another.
	private AccessLogImport store(AccessLogImport entry, CountedAccessLog counted) {
		insert(entry);
		this.counts.insert(counted.daily().stream().map((daily) -> DownloadCount.of(entry.id(), daily)).toList());
		Instant at = this.imports.next(this.clock.instant());
		if (this.imports.setCounted(entry.id(), at)) {
			return entry.ended(ImportOutcome.COUNTED, at);
		}
		this.counts.remove(List.of(entry.id()));
		return store(entry.begunAgain(UUID.randomUUID().toString(), at), counted);
	}

	// The lengths whose beginnings tell whether one log is another's: those of the
	// earlier logs, and the powers of two, by which a later one can be compared.
	private Collection<Long> lengths() {
		Set<Long> lengths = new TreeSet<>();
		for (int power = 0; power < LARGEST_POWER; power++) {
			lengths.add(1L << power);
		}
		for (AccessLogImport earlier : this.imports.counted()) {
			String content = earlier.content();
			if (content != null && !content.startsWith("0-")) {
				lengths.add(Long.parseLong(content.substring(0, content.indexOf('-'))));
			}
		}
		return lengths;
	}

	private AccessLogImport entry(String id, String name, CountedAccessLog counted, List<AccessLogImport> earlier,
			long bytes, String by, Instant begun) {
		AccessLogSummary summary = counted.summary();
		List<String> beginnings = counted.beginnings()
			.stream()
			.filter((beginning) -> Long.bitCount(beginning.length()) == 1)
			.map(ContentFingerprint::toString)
			.toList();
		Set<String> known = new TreeSet<>(earlier.stream().map((each) -> String.valueOf(each.content())).toList());
		List<String> replaces = counted.beginnings()
			.stream()
			.map(ContentFingerprint::toString)
			.filter((beginning) -> known.contains(beginning) && !beginning.equals(counted.content().toString()))
			.toList();
		return new AccessLogImport(id, name, ImportOutcome.COUNTING, counted.content().toString(), beginnings, replaces,
				bytes, summary.lines(), summary.malformed(), counted.malformedSamples(), summary.robots(),
				summary.downloads(), summary.uniqueDownloads(), by, begun, millisSince(begun), null, null, null);
	}

	private void insert(AccessLogImport entry) {
		this.audit.writingMuch();
		this.audit.wrote(changes(entry, entry.outcome()));
		this.imports.insert(entry);
	}

	private static Changes changes(AccessLogImport entry, ImportOutcome outcome) {
		return Changes.none()
			.add("import", null, entry.id())
			.add("outcome", null, outcome)
			.add("lines", null, entry.lines())
			.add("downloads", null, entry.downloads());
	}

	/**
	 * What an import is, for the audit trail.
	 * @param name the log's name
	 * @return the deed
	 */
	static Deed deed(String name) {
		return new Deed("importAccessLog", "access log " + shorten(name));
	}

	private static boolean isContained(AccessLogImport entry, List<AccessLogImport> earlier) {
		return AccessLogImports.active(earlier)
			.stream()
			.filter((each) -> !String.valueOf(each.content()).equals(entry.content()))
			.anyMatch((each) -> each.contains(entry));
	}

	// Of two imports at the same moment neither sees the other while it counts. Both look
	// again once they are counted, so that the last to look sees both.
	private void shadowBeginnings(AccessLogImport entry) {
		for (AccessLogImport other : this.imports.counted()) {
			String content = other.content();
			if (content == null || entry.content() == null || content.equals(entry.content())) {
				continue;
			}
			if (entry.contains(other) && !entry.replaces().contains(content)) {
				this.imports.addReplaced(entry.id(), content);
			}
			else if (other.outcome() == ImportOutcome.COUNTED && other.contains(entry)) {
				this.imports.addReplaced(other.id(), entry.content());
			}
		}
	}

	private long millisSince(Instant begun) {
		return Duration.between(begun, this.clock.instant()).toMillis();
	}

	private static String shorten(String name) {
		String printable = name.replaceAll("\\p{Cntrl}", "?");
		return (printable.length() <= LONGEST_NAME) ? printable : printable.substring(0, LONGEST_NAME);
	}

	/**
	 * An import that came to an end.
	 *
	 * @param entry the ledger's entry
	 * @param counted the counts
	 */
	record Imported(AccessLogImport entry, CountedAccessLog counted) {
	}

}
