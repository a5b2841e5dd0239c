package eu.uptake;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.web.context.request.RequestContextHolder;

import eu.uptake.live.LiveThreads;

/**
 * Bounds what a request waits for the store: each command carries its time to the server,
 * which gives it up then, and the driver stops waiting even if the server doesn't. What
 * runs without a request, such as a rebuild or the making of an index, may take long.
 */
class BoundedDatabaseFactory extends SimpleMongoClientDatabaseFactory {

	private final Duration timeout;

	BoundedDatabaseFactory(MongoClient client, String database, Duration timeout) {
		super(client, database);
		this.timeout = timeout;
	}

	@Override
	protected MongoDatabase doGetMongoDatabase(String name) {
		MongoDatabase database = super.doGetMongoDatabase(name);
		return (RequestContextHolder.getRequestAttributes() != null || LiveThreads.isOne())
				? database.withTimeout(this.timeout.toMillis(), TimeUnit.MILLISECONDS) : database;
	}

}
