package eu.uptake.download;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import eu.uptake.command.CommandLine;
import eu.uptake.command.Progress;

/**
 * The command {@code import-logs}: counts files in parallel, prints what they came to,
 * and tells of those that can't be read.
 */
public final class ImportLogs {

	static final String NAME = "import-logs";

	private ImportLogs() {
	}

	/**
	 * Whether the command line asks for a dry run, which starts no application.
	 * @param args the command line
	 * @return true if it does
	 */
	public static boolean isDryRun(String... args) {
		return args.length > 0 && args[0].equals(NAME) && Arrays.asList(args).contains("--dry-run");
	}

	/**
	 * Counts without a store.
	 * @param args the command line
	 * @return the exit status
	 */
	public static int dryRun(String... args) {
		try {
			ImportLogsArguments arguments = ImportLogsArguments
				.of(Arrays.stream(args).skip(1).filter((each) -> !each.startsWith("--uptake.")).toList());
			CatalogueReader catalogues = new CatalogueReader();
			RobotsListReader lists = new RobotsListReader();
			AccessLogCounter counter = new AccessLogCounter(
					(arguments.catalogue() != null) ? catalogues.read(arguments.catalogue()) : catalogues.delivered(),
					(arguments.robots() != null) ? lists.read(arguments.robots()) : lists.builtIn(), zone(args));
			return run(arguments, (file, log, progress) -> counter.count(log, List.of(), progress));
		}
		catch (IllegalArgumentException | IOException ex) {
			System.err.println((ex instanceof NoSuchFileException missing) ? missing.getFile() + ": " + describe(ex)
					: describe(ex));
			return CommandLine.FAILED;
		}
	}

	private static ZoneId zone(String... args) {
		String option = "--uptake.zone=";
		return ZoneId.of(Arrays.stream(args)
			.filter((each) -> each.startsWith(option))
			.map((each) -> each.substring(option.length()))
			.findFirst()
			.orElse("Europe/Brussels"));
	}

	/**
	 * Counts the files named, each by itself.
	 * @param arguments the arguments
	 * @param counting counts one file
	 * @return the exit status: 0, or 2 if a file can't be read
	 */
	static int run(ImportLogsArguments arguments, Counting counting) {
		Map<Path, long[]> state = new ConcurrentHashMap<>();
		List<CountedAccessLog> counted = new ArrayList<>();
		List<String> failures = new ArrayList<>();
		int threads = Math.min(arguments.files().size(), Runtime.getRuntime().availableProcessors());
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		try (Progress progress = new Progress("Access logs", "MB", size(arguments.files()) >> 20)) {
			List<Future<CountedAccessLog>> futures = new ArrayList<>();
			long begun = System.nanoTime();
			for (Path file : arguments.files()) {
				futures.add(executor.submit(() -> count(file, counting, (bytes, lines) -> {
					state.put(file, new long[] { bytes, lines });
					show(progress, state, begun);
				})));
			}
			for (int i = 0; i < futures.size(); i++) {
				try {
					counted.add(futures.get(i).get());
				}
				catch (ExecutionException ex) {
					failures.add(arguments.files().get(i) + ": " + describe(ex.getCause()));
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			failures.add("The import was interrupted.");
		}
		finally {
			executor.shutdownNow();
		}
		AccessLogSummary summary = AccessLogSummary.of(counted);
		System.out.println(arguments.json() ? SummaryPrinter.json(summary) : SummaryPrinter.text(summary));
		failures.forEach(System.err::println);
		return failures.isEmpty() ? 0 : CommandLine.FAILED;
	}

	private static CountedAccessLog count(Path file, Counting counting, CountingProgress progress) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException("is a folder");
		}
		try (InputStream log = new FileInputStream(file.toFile())) {
			return counting.count(file, log, progress);
		}
	}

	private static synchronized void show(Progress progress, Map<Path, long[]> state, long begun) {
		long bytes = state.values().stream().mapToLong((each) -> each[0]).sum();
		long lines = state.values().stream().mapToLong((each) -> each[1]).sum();
		double seconds = (System.nanoTime() - begun) / 1e9;
		progress.stepTo(bytes >> 20, () -> "%,d lines/s".formatted((long) (lines / seconds)));
	}

	private static long size(List<Path> files) {
		return files.stream().mapToLong((file) -> file.toFile().length()).sum();
	}

	private static String describe(Throwable ex) {
		if (ex instanceof NoSuchFileException || ex instanceof FileNotFoundException) {
			return "can't be read: there is no such file, or it is not readable";
		}
		return String.valueOf(ex.getMessage());
	}

	/**
	 * Counts one file.
	 */
	interface Counting {

		CountedAccessLog count(Path file, InputStream log, CountingProgress progress) throws IOException;

	}

}
