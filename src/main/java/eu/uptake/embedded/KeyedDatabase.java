package eu.uptake.embedded;

import java.util.List;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import org.h2.mvstore.MVStore;

/**
 * A database whose collections find documents by {@link KeyIndex}.
 */
final class KeyedDatabase extends H2Database {

	// Before a collection's name, the stock database's name for its documents.
	private static final String DOCUMENTS = "databases.";

	private final MVStore store;

	KeyedDatabase(String name, MVStore store, CursorRegistry cursors) {
		super(name, store, cursors);
		this.store = store;
	}

	@Override
	protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys,
			boolean sparse) {
		Index<Object> index = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
		boolean ofKey = keys.size() == 1 && keys.get(0).getKey().equals(KeyIndex.KEY);
		// Indexes are opened before the store is known here.
		return ofKey ? new KeyIndex(index, () -> this.store.openMap(DOCUMENTS + getFullCollectionNamespace(collection)))
				: index;
	}

}
