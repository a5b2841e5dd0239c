package eu.uptake.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import org.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a kill at any moment would leave behind.
 */
class DurableBackendTests {

	private static final int THREADS = 4;

	private static final int WRITES = 100;

	@Test
	void commitsNoDocumentWithoutItsIndexEntry(@TempDir Path folder) throws Exception {
		MVStore store = EmbeddedStore.open(new EmbeddedStoreProperties(folder.toString()));
		store.setVersionsToKeep(Integer.MAX_VALUE);
		MongoServer server = new MongoServer(new DurableBackend(store));
		try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
			MongoCollection<Document> collection = client.getDatabase("test").getCollection("items");
			collection.insertOne(new Document("_id", "first"));
			long first = store.getCurrentVersion();
			insertAtOnce(collection);
			MVMap<?, ?> documents = store.openMap("databases.test.items");
			MVMap<?, ?> index = store.openMap("test.items._index__id_");
			assertThat(documents.sizeAsLong()).isEqualTo(1 + THREADS * WRITES);
			for (long version = first; version <= store.getCurrentVersion(); version++) {
				assertThat(index.openVersion(version).sizeAsLong()).as("entries of version %d", version)
					.isEqualTo(documents.openVersion(version).sizeAsLong());
			}
		}
		finally {
			server.shutdownNow();
		}
	}

	private static void insertAtOnce(MongoCollection<Document> collection) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> ends = new ArrayList<>();
			for (int thread = 0; thread < THREADS; thread++) {
				String prefix = thread + "-";
				ends.add(threads.submit(() -> {
					for (int write = 0; write < WRITES; write++) {
						collection.insertOne(new Document("_id", prefix + write));
					}
				}));
			}
			for (Future<?> end : ends) {
				end.get(60, TimeUnit.SECONDS);
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

}
