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

	KeyedDatabase(String name, MVStore store, CursorRegistry cursors) {
		super(name, store, cursors);
	}

	@Override
	protected Index<Object> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys,
			boolean sparse) {
		Index<Object> index = super.openOrCreateUniqueIndex(collection, name, keys, sparse);
		boolean ofKey = keys.size() == 1 && keys.get(0).getKey().equals(KeyIndex.KEY);
		return ofKey ? new KeyIndex(index) : index;
	}

}
