package eu.uptake.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import eu.uptake.UptakeApplication;

/**
 * The service as its users start it: a process of its own, on the embedded store of a
 * folder and a port that the system chose.
 */
public final class ServiceProcess implements AutoCloseable {

	/** Long enough for a busy machine; an idle one needs seconds. */
	private static final Duration PATIENCE = Duration.ofSeconds(120);

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private static final Pattern CONFIGURATION = Pattern.compile("(?i)(spring|uptake|server|management|logging)_.*");

	private final Process process;

	private final Thread reader;

	private final StringBuffer output = new StringBuffer();

	private final CompletableFuture<Integer> port = new CompletableFuture<>();

	private ServiceProcess(Path folder, List<String> words, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-XX:+UseSerialGC", "-cp", classPath(), UptakeApplication.class.getName()));
		command.addAll(words);
		command.addAll(List.of("--spring.main.banner-mode=off", "--uptake.embedded.path=" + folder));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		// Whatever the machine configures is not for this service.
		builder.environment().keySet().removeIf((name) -> CONFIGURATION.matcher(name).matches());
		this.process = builder.start();
		this.reader = new Thread(this::read, "output of " + this.process.pid());
		this.reader.setDaemon(true);
		this.reader.start();
	}

	/**
	 * Starts the service and waits until it listens.
	 * @param folder the folder of its data
	 * @param arguments more arguments of the command line
	 * @return the running service
	 */
	public static ServiceProcess start(Path folder, String... arguments) {
		ServiceProcess service = launch(folder, arguments);
		try {
			service.port.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
			return service;
		}
		catch (ExecutionException | TimeoutException ex) {
			service.close();
			throw new AssertionError("The service has not started:\n" + service.output, ex);
		}
		catch (InterruptedException ex) {
			service.close();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Starts the service and doesn't wait: it may be refused.
	 * @param folder the folder of its data
	 * @param arguments more arguments of the command line
	 * @return the process
	 */
	public static ServiceProcess launch(Path folder, String... arguments) {
		try {
			return new ServiceProcess(folder, List.of("--server.port=0"), arguments);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Runs a command instead, and doesn't wait.
	 * @param folder the folder of the data
	 * @param words the command and its arguments
	 * @return the process
	 */
	public static ServiceProcess command(Path folder, String... words) {
		try {
			return new ServiceProcess(folder, List.of(words));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// The tests' own components must not become part of the service.
	private static String classPath() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !Files.exists(Path.of(entry, "eu/uptake/embedded/ServiceProcess.class")))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private void read() {
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				this.output.append(line).append('\n');
				Matcher started = PORT.matcher(line);
				if (started.find()) {
					this.port.complete(Integer.valueOf(started.group(1)));
				}
			}
		}
		catch (IOException ex) {
			this.output.append(ex).append('\n');
		}
		this.port.completeExceptionally(new IOException("The output ended"));
	}

	public URI uri() {
		return URI.create("http://127.0.0.1:" + port());
	}

	public int port() {
		return this.port.join();
	}

	public long pid() {
		return this.process.pid();
	}

	/** Ends the service as SIGKILL does: it gets no chance to save anything. */
	public void kill() {
		this.process.destroyForcibly();
		awaitExit();
	}

	/**
	 * Asks the service to stop, by SIGTERM.
	 * @return its exit status
	 */
	public int stop() {
		beginToStop();
		return awaitExit();
	}

	/** Asks the service to stop, by SIGTERM, and doesn't wait. */
	public void beginToStop() {
		// The process's own method would close its output besides.
		this.process.toHandle().destroy();
	}

	/**
	 * Waits until the service has ended and all it wrote has arrived.
	 * @return its exit status
	 */
	public int awaitExit() {
		try {
			if (!this.process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
				throw new AssertionError("The service has not ended:\n" + this.output);
			}
			this.reader.join(PATIENCE.toMillis());
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the service has written so far, errors included.
	 * @return the lines
	 */
	public String output() {
		return this.output.toString();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
