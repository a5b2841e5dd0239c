package eu.uptake.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of {@code _id}, used also where other conditions stand beside the key: the
 * stock index serves queries for nothing but the key, and a change that expects a version
 * would look at every document. What it finds is still compared with all conditions.
 * <p>
 * Keys that are texts are looked up where the documents are, whose places they name: the
 * stock index serialises both keys for each comparison, so that every step further down
 * its tree costs a query some microseconds for each of its keys.
 */
final class KeyIndex extends Index<Object> {

	static final String KEY = "_id";

	private final Index<Object> keys;

	private final Supplier<MVMap<Object, ?>> documents;

	/**
	 * Wraps an index.
	 * @param keys the stock index of {@code _id}
	 * @param documents opens the collection's documents by their key
	 */
	KeyIndex(Index<Object> keys, Supplier<MVMap<Object, ?>> documents) {
		super(keys.getName(), keys.getKeys(), false);
		this.keys = keys;
		this.documents = documents;
	}

	@Override
	public boolean canHandle(Document query) {
		Document key = key(query);
		return key != null && !hasPatterns(key.get(KEY)) && this.keys.canHandle(key);
	}

	@Override
	public Iterable<Object> getPositions(Document query) {
		Document key = Objects.requireNonNull(key(query));
		Collection<String> texts = texts(key.get(KEY));
		if (texts == null) {
			return this.keys.getPositions(key);
		}
		MVMap<Object, ?> known = this.documents.get();
		return texts.stream().filter(known::containsKey).<Object>map((text) -> text).toList();
	}

	// The stock index looks for each of the values, a pattern among them as such.
	private static boolean hasPatterns(@Nullable Object condition) {
		return condition instanceof Document operator && operator.get("$in") instanceof Collection<?> values
				&& values.stream().anyMatch(BsonRegularExpression.class::isInstance);
	}

	// The texts that a condition names, in order; null where it isn't about texts alone.
	private static @Nullable Collection<String> texts(@Nullable Object condition) {
		if (condition instanceof String text) {
			return List.of(text);
		}
		if (condition instanceof Document operator && operator.size() == 1
				&& operator.get("$in") instanceof Collection<?> values
				&& values.stream().allMatch(String.class::isInstance)) {
			return values.stream().map(String.class::cast).collect(Collectors.toCollection(TreeSet::new));
		}
		return null;
	}

	// A condition of the key's that must hold, whatever else must.
	private static @Nullable Document key(Document query) {
		if (query.containsKey(KEY)) {
			return new Document(KEY, query.get(KEY));
		}
		if (query.get("$and") instanceof Collection<?> conditions) {
			for (Object condition : conditions) {
				if (condition instanceof Map<?, ?> fields && fields.containsKey(KEY)) {
					return new Document(KEY, fields.get(KEY));
				}
			}
		}
		return null;
	}

	@Override
	public Object getPosition(Document document) {
		return this.keys.getPosition(document);
	}

	@Override
	public void checkAdd(Document document, MongoCollection<Object> collection) {
		this.keys.checkAdd(document, collection);
	}

	@Override
	public void add(Document document, Object position, MongoCollection<Object> collection) {
		this.keys.add(document, position, collection);
	}

	@Override
	public Object remove(Document document) {
		return this.keys.remove(document);
	}

	@Override
	public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
		this.keys.checkUpdate(before, after, collection);
	}

	@Override
	public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
		this.keys.updateInPlace(before, after, position, collection);
	}

	@Override
	public long getCount() {
		return this.keys.getCount();
	}

	@Override
	public boolean isEmpty() {
		return this.keys.isEmpty();
	}

	@Override
	public long getDataSize() {
		return this.keys.getDataSize();
	}

	@Override
	public boolean isUnique() {
		return this.keys.isUnique();
	}

	@Override
	public void drop() {
		this.keys.drop();
	}

}
