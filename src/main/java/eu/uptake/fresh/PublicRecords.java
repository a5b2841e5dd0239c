package eu.uptake.fresh;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Records that figures for everybody rest on: those of published years, and what has no
 * year. Whoever writes them needs to know nothing of it, and a crash between two writes
 * can't leave anything behind: what they are is read from themselves.
 *
 * @param collection the collection they are in
 * @param state reads what tells whether they are what they were: equal if so, at the
 * price of little more than what it counts
 */
public record PublicRecords(String collection, Supplier<Object> state) {

	private static final int BATCH = 1_000;

	/**
	 * Records whose versions grow with every change.
	 * @param mongo the store
	 * @param collection the collection
	 * @param condition which of its records
	 * @param versions the fields that tell of changes, or sum up what the records say
	 * @return the sums of these fields, and how many records there are
	 */
	public static PublicRecords ofSums(MongoOperations mongo, String collection, Supplier<Document> condition,
			String... versions) {
		Document group = new Document("_id", null).append("records", new Document("$sum", 1));
		for (int i = 0; i < versions.length; i++) {
			group.append("sum" + i, new Document("$sum", "$" + versions[i]));
		}
		return new PublicRecords(collection,
				() -> mongo.execute(collection,
						(records) -> records
							.aggregate(List.of(new Document("$match", condition.get()), new Document("$group", group)))
							.into(new ArrayList<>())));
	}

	/**
	 * Few records, of which any write of this process is taken for a change.
	 * @param mongo the store
	 * @param writes the writes of this process
	 * @param collection the collection
	 * @param fields the fields that tell of changes
	 * @return these fields of all records
	 */
	public static PublicRecords ofAll(MongoOperations mongo, StoreWrites writes, String collection, String... fields) {
		Document projection = new Document("_id", 1);
		for (String field : fields) {
			projection.append(field, 1);
		}
		return new PublicRecords(collection, () -> List.of(writes.of(collection), mongo.execute(collection,
				(records) -> records.find().projection(projection).batchSize(BATCH).into(new ArrayList<>()))));
	}

}
