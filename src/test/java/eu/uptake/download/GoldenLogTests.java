package eu.uptake.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each {@code access-logs/*.log} comes to the {@code .json} beside it, however it is
 * given.
 */
class GoldenLogTests {

	static List<String> names() throws IOException {
		try (Stream<Path> files = Files.list(TestCounters.GOLDEN)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".log"))
				.map((name) -> name.substring(0, name.length() - 4))
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("names")
	void comesToItsExpectation(String name) throws IOException {
		assertCounts(name, TestCounters.count(TestCounters.golden(name)));
	}

	@ParameterizedTest
	@MethodSource("names")
	void comesToTheSameCompressed(String name) throws IOException {
		assertCounts(name, TestCounters.count(TestCounters.gzip(TestCounters.golden(name))));
	}

	@ParameterizedTest
	@MethodSource("names")
	void comesToTheSameByteByByte(String name) throws IOException {
		TestCounters.Trickle log = new TestCounters.Trickle(TestCounters.golden(name), 1);
		assertCounts(name, TestCounters.counter().count(log, List.of(), (bytes, lines) -> {
		}));
	}

	private static void assertCounts(String name, CountedAccessLog counted) throws IOException {
		JsonMapper mapper = new JsonMapper();
		String expected = Files.readString(TestCounters.GOLDEN.resolve(name + ".json"));
		assertThat(mapper.readTree(mapper.writeValueAsString(counted.summary()))).isEqualTo(mapper.readTree(expected));
	}

}
