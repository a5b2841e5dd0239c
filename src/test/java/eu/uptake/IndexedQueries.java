package eu.uptake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * Watches that each query of a collection that grows has an index: the commands of
 * requests are compared with the indexes that the service has made, on any store, and
 * MongoDB explains them where the tests run on it.
 */
public final class IndexedQueries {

	/** As large as the programme is, or a document a day; they may be read as a whole. */
	private static final Set<String> SMALL = Set.of("accessLogs", "accountGuards", "accounts", "countries",
			"indicators", "locks", "migrations", "modules", "reportingYears", "restoreMark", "seedMarks");

	private static final Set<String> NOT_EXPLAINED = Set.of("lsid", "$db", "$clusterTime", "txnNumber", "maxTimeMS",
			"readConcern", "writeConcern", "$readPreference");

	private final Map<String, List<DeclaredIndex>> indexes = new HashMap<>();

	private final Set<String> seen = new LinkedHashSet<>();

	private final Map<String, BsonDocument> fresh = new LinkedHashMap<>();

	private final List<String> problems = new ArrayList<>();

	/**
	 * Takes note of the indexes that are made.
	 * @param command the command
	 */
	synchronized void declared(BsonDocument command) {
		List<DeclaredIndex> known = of(command.getString("createIndexes").getValue());
		for (BsonValue each : command.getArray("indexes")) {
			known.add(DeclaredIndex.of(each.asDocument()));
		}
	}

	private List<DeclaredIndex> of(String collection) {
		return this.indexes.computeIfAbsent(collection,
				(name) -> new ArrayList<>(List.of(DeclaredIndex.of(BsonDocument.parse("{ key: { _id: 1 } }")))));
	}

	/**
	 * Compares what a request asks of the store.
	 * @param command the command
	 */
	synchronized void asked(BsonDocument command) {
		String name = command.getFirstKey();
		if (!command.get(name).isString() || SMALL.contains(command.getString(name).getValue())) {
			return;
		}
		String collection = command.getString(name).getValue();
		for (StoreQuery query : StoreQuery.of(command)) {
			String shape = "%s of %s %s".formatted(name, collection, query);
			if (this.seen.add(shape)) {
				this.fresh.put(shape, BsonDocument.parse(command.toJson()));
				if (!query.isServedBy(of(collection))) {
					this.problems.add(shape);
				}
			}
		}
	}

	/**
	 * The queries without an index since this was last asked.
	 * @param store explains them if it is MongoDB
	 * @return their shapes
	 */
	synchronized List<String> problems(MongoDatabase store) {
		List<String> found = new ArrayList<>();
		if (!TestStore.isEmbedded()) {
			this.fresh.forEach((shape, command) -> {
				String plan = store.runCommand(explain(command)).toJson();
				if (plan.contains("\"COLLSCAN\"")) {
					found.add("%s scans: %s".formatted(shape, plan));
				}
			});
		}
		found.addAll(unserved());
		return found;
	}

	/**
	 * The same without asking a store.
	 * @return the shapes of the queries that no index that was made leads to
	 */
	synchronized List<String> unserved() {
		List<String> found = List.copyOf(this.problems);
		this.problems.clear();
		this.fresh.clear();
		return found;
	}

	private static Document explain(BsonDocument command) {
		BsonDocument explained = command.clone();
		NOT_EXPLAINED.forEach(explained::remove);
		for (String several : List.of("updates", "deletes")) {
			if (explained.containsKey(several)) {
				explained.put(several, new BsonArray(List.of(explained.getArray(several).get(0))));
			}
		}
		if (explained.containsKey("aggregate")) {
			explained.put("cursor", new BsonDocument());
		}
		return Document
			.parse(new BsonDocument("explain", explained).append("verbosity", new BsonString("queryPlanner")).toJson());
	}

	/**
	 * An index as it was made.
	 *
	 * @param keys its fields with their directions
	 * @param onlyWith the fields that a query must be about for the index to hold all of
	 * it
	 */
	record DeclaredIndex(LinkedHashMap<String, Integer> keys, Set<String> onlyWith) {

		static DeclaredIndex of(BsonDocument index) {
			LinkedHashMap<String, Integer> keys = new LinkedHashMap<>();
			index.getDocument("key").forEach((field, direction) -> keys.put(field, direction.asNumber().intValue()));
			return new DeclaredIndex(keys,
					Set.copyOf(index.getDocument("partialFilterExpression", new BsonDocument()).keySet()));
		}

	}

}
