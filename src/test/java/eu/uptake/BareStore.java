package eu.uptake;

import java.util.Arrays;

import com.mongodb.client.MongoDatabase;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * An empty store of the kind that {@link TestStore} chose, without the service; gone when
 * it is closed.
 */
public final class BareStore implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private BareStore(ConfigurableApplicationContext context) {
		this.context = context;
	}

	public static BareStore start() {
		return new BareStore(new SpringApplicationBuilder(StoreApplication.class).web(WebApplicationType.NONE)
			.run(Arrays.stream(TestStore.properties()).map((property) -> "--" + property).toArray(String[]::new)));
	}

	public MongoDatabase database() {
		return bean(MongoDatabaseFactory.class).getMongoDatabase();
	}

	public <T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	@Override
	public void close() {
		database().drop();
		this.context.close();
	}

}
