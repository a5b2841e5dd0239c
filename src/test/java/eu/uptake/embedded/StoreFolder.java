package eu.uptake.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import org.bson.Document;

import eu.uptake.migration.Migrations;

/**
 * The embedded store of a folder, while no service uses it.
 */
public final class StoreFolder {

	private StoreFolder() {
	}

	/**
	 * What the store holds, but for what concerns the service only.
	 * @param folder the folder
	 * @return the documents of every collection that has any, in the order of their ids
	 */
	public static SortedMap<String, List<Document>> read(Path folder) {
		SortedMap<String, List<Document>> collections = new TreeMap<>();
		change(folder, (database) -> {
			for (String name : database.listCollectionNames()) {
				List<Document> documents = database.getCollection(name)
					.find()
					.sort(Sorts.ascending("_id"))
					.into(new ArrayList<>());
				if (!documents.isEmpty() && !Migrations.BOOKS.contains(name)) {
					collections.put(name, documents);
				}
			}
		});
		return collections;
	}

	/**
	 * Changes what the store holds.
	 * @param folder the folder
	 * @param change the change
	 */
	public static void change(Path folder, Consumer<MongoDatabase> change) {
		try (EmbeddedStore store = new EmbeddedStore(new EmbeddedStoreProperties(folder.toString()));
				MongoClient client = MongoClients.create(store.connectionString("uptake"))) {
			change.accept(client.getDatabase("uptake"));
		}
	}

}
