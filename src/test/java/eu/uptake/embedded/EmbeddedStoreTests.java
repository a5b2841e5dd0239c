package eu.uptake.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service on the embedded store, from outside.
 */
class EmbeddedStoreTests {

	private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F",
			"00000000000000000000000001000000");

	private static final String LISTENING = "0A";

	@TempDir
	private static Path folder;

	private static ServiceProcess service;

	@BeforeAll
	static void startTheService() {
		service = ServiceProcess.start(folder);
	}

	@AfterAll
	static void stopTheService() {
		service.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void isUp(String path) {
		assertThat(Api.at(service.uri()).anonymous().get(path)).satisfies((response) -> {
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).contains("\"status\":\"UP\"");
		});
	}

	@Test
	void saysThatItIsNotForProduction() {
		assertThat(service.output())
			.containsOnlyOnce("Using the embedded store (in %s): for trying out, demos and tests, not for production"
				.formatted(folder));
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void listensOnTheLoopbackInterfaceOnly() throws IOException {
		Set<String> addresses = new TreeSet<>();
		Set<Integer> ports = new TreeSet<>();
		for (String socket : listeningSockets(service.pid())) {
			addresses.add(socket.substring(0, socket.indexOf(':')));
			ports.add(Integer.parseInt(socket.substring(socket.indexOf(':') + 1), 16));
		}
		assertThat(LOOPBACK).containsAll(addresses);
		assertThat(ports).as("the service's and the store's").hasSize(2).contains(service.port());
	}

	@Test
	void refusesToShareItsFolder() throws IOException {
		assertThat(refusal(folder)).contains("Description:",
				"The embedded store in %s is in use by another service".formatted(folder),
				"Stop the other service, or choose another folder with --uptake.embedded.path=DIR.");
		assertThat(Api.at(service.uri()).anonymous().get("/actuator/health").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "server.address", "management.server.address" })
	void refusesToListenOutside(String property, @TempDir Path other) {
		assertThat(refusal(other, "--%s=0.0.0.0".formatted(property))).contains(property
				+ "=0.0.0.0 is refused: with the embedded store the service listens on the loopback interface only",
				"Leave %s out, or use a MongoDB server: SPRING_MONGODB_URI=mongodb://…".formatted(property));
		assertThat(other).isEmptyDirectory();
	}

	@Test
	void refusesAManagementPortOnEveryInterface(@TempDir Path other) {
		assertThat(refusal(other, "--management.server.port=0")).contains(
				"management.server.port opens a port on every interface",
				"With the embedded store, add --management.server.address=127.0.0.1.");
		assertThat(other).isEmptyDirectory();
	}

	@Test
	void refusesTheOldNameOfTheMongoDbServer(@TempDir Path other) {
		assertThat(refusal(other, "--spring.data.mongodb.uri=mongodb://127.0.0.1:1/uptake")).contains(
				"The property spring.data.mongodb.uri is no longer read",
				"Name the server with spring.mongodb.uri (SPRING_MONGODB_URI).");
		assertThat(other).isEmptyDirectory();
	}

	@Test
	void leavesADamagedFileAsItIs(@TempDir Path other) throws IOException {
		Path file = other.resolve("uptake.mv.db");
		byte[] damaged = "This is no store.".repeat(2_000).getBytes(StandardCharsets.US_ASCII);
		Files.write(file, damaged);
		assertThat(refusal(other)).contains("The embedded store in %s can't be opened: ".formatted(other),
				"Mend the folder, or choose another one with --uptake.embedded.path=DIR.");
		assertThat(file).hasBinaryContent(damaged);
		assertThat(other).isDirectoryNotContaining((each) -> !each.equals(file));
	}

	// Starts a service that must not come up.
	private static String refusal(Path folder, String... arguments) {
		try (ServiceProcess refused = ServiceProcess.launch(folder, arguments)) {
			int status = refused.awaitExit();
			assertThat(status).as(refused.output()).isEqualTo(1);
			return refused.output();
		}
	}

	// Address and port of the sockets that a process listens on, in hexadecimal.
	private static List<String> listeningSockets(long pid) throws IOException {
		Path process = Path.of("/proc", String.valueOf(pid));
		Set<String> inodes = new HashSet<>();
		try (Stream<Path> descriptors = Files.list(process.resolve("fd"))) {
			for (Path descriptor : descriptors.toList()) {
				String target = Files.exists(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "";
				if (target.startsWith("socket:[")) {
					inodes.add(target.substring("socket:[".length(), target.length() - 1));
				}
			}
		}
		return Stream.of("tcp", "tcp6")
			.map((table) -> process.resolve("net").resolve(table))
			.filter(Files::exists)
			.flatMap(EmbeddedStoreTests::lines)
			.map((line) -> line.strip().split("\\s+"))
			.filter((fields) -> fields[3].equals(LISTENING) && inodes.contains(fields[9]))
			.map((fields) -> fields[1])
			.toList();
	}

	private static Stream<String> lines(Path table) {
		try {
			return Arrays.stream(Files.readString(table).split("\n")).skip(1);
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
