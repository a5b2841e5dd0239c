package eu.uptake;

import java.util.UUID;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.mongodb.client.MongoDatabase;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mongodb.MongoDBContainer;

/**
 * Decides which store the tests run on: Testcontainers' MongoDB where Docker answers,
 * else the server that {@code UPTAKE_TEST_MONGODB_URI} names, else the embedded store.
 * The run prints which. Every application context gets a database of its own, which goes
 * when it closes.
 */
public final class TestStore implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String PREFIX = "uptake-test-";

	private static final Server SERVER = Server.choose();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(properties()).applyTo(context);
		if (!isEmbedded()) {
			context.addApplicationListener((ApplicationListener<ContextClosedEvent>) TestStore::dropDatabase);
		}
	}

	private static void dropDatabase(ContextClosedEvent closed) {
		MongoDatabase database = closed.getApplicationContext().getBean(MongoDatabaseFactory.class).getMongoDatabase();
		if (database.getName().startsWith(PREFIX)) {
			database.drop();
		}
	}

	/**
	 * The properties that point a service at an empty database of the chosen store.
	 * @return properties such as {@code spring.mongodb.uri=…}
	 */
	public static String[] properties() {
		return (SERVER.uri() != null) ? new String[] { "spring.mongodb.uri=" + SERVER.uri(),
				"spring.mongodb.database=" + PREFIX + UUID.randomUUID(), "uptake.admin.username=first",
				"uptake.admin.password=only for tests" } : new String[] { "uptake.embedded.path=memory" };
	}

	public static boolean isEmbedded() {
		return SERVER.uri() == null;
	}

	private record Server(String name, String uri) {

		static Server choose() {
			Server server = start();
			System.out.println("Tests run on " + server.name());
			return server;
		}

		private static Server start() {
			// Without Docker it would log an error about what is no error here.
			((Logger) LoggerFactory.getLogger("org.testcontainers")).setLevel(Level.OFF);
			if (DockerClientFactory.instance().isDockerAvailable()) {
				MongoDBContainer container = new MongoDBContainer("mongo:8.0").withReplicaSet();
				container.start();
				return new Server("MongoDB 8 in a container", container.getReplicaSetUrl("uptake"));
			}
			String uri = System.getenv("UPTAKE_TEST_MONGODB_URI");
			return (uri != null && !uri.isBlank()) ? new Server("the MongoDB of UPTAKE_TEST_MONGODB_URI", uri)
					: new Server("the embedded store", null);
		}

	}

}
