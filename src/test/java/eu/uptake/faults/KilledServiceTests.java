package eu.uptake.faults;

import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import eu.uptake.embedded.ServiceProcess;

/**
 * What the service has acknowledged survives its sudden death, and its figures are those
 * of a plain recount. {@code -Duptake.test.kills=20} makes it die more often.
 */
class KilledServiceTests {

	private static final int KILLS = Integer.getInteger("uptake.test.kills", 4);

	private static final int LONGEST_START = 5_000;

	@Test
	void everythingAcknowledgedIsThereAndTheFiguresAreExactAfterEachKill(@TempDir Path folder) throws Exception {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		WritingClients clients = new WritingClients(Year.now(ZoneId.of("Europe/Brussels")).getValue());
		for (int kill = 0; kill < KILLS; kill++) {
			int delay = random.nextInt(1_500);
			try (ServiceProcess service = ServiceProcess.start(folder, WritingClients.ARGUMENTS)) {
				clients.check(service);
				clients.writeUntil(service, (running) -> {
					Thread.sleep(delay);
					running.kill();
				});
			}
			if (kill % 2 == 1) {
				// What repairs the last death may die, too.
				ServiceProcess starting = ServiceProcess.launch(folder, WritingClients.ARGUMENTS);
				Thread.sleep(random.nextInt(LONGEST_START));
				starting.kill();
			}
		}
		try (ServiceProcess service = ServiceProcess.start(folder, WritingClients.ARGUMENTS)) {
			clients.check(service);
		}
		System.out.printf("Killed %d times (seed %d): %s%n", KILLS, seed, clients);
	}

}
