package eu.uptake;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.embedded.ServiceProcess;

import static org.assertj.core.api.Assertions.assertThat;

class UnreachableStoreTests {

	@Test
	void aServerThatDoesNotAnswerIsNamedWithoutItsCredentials(@TempDir Path folder) {
		try (ServiceProcess service = ServiceProcess.launch(folder,
				"--spring.mongodb.uri=mongodb://somebody:secret@127.0.0.1:1/uptake?serverSelectionTimeoutMS=200")) {
			assertThat(service.awaitExit()).as(service.output()).isEqualTo(1);
			assertThat(service.output())
				.contains("Description:", "MongoDB at 127.0.0.1:1 doesn't answer",
						"Start the server, or name another one with spring.mongodb.uri (SPRING_MONGODB_URI).")
				.doesNotContain("somebody", "secret", "\tat ");
		}
	}

}
