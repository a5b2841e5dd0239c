package eu.uptake.migration;

import com.mongodb.client.MongoDatabase;

/**
 * Something that must hold before a service uses a store, and before it migrates it.
 */
public interface StoreCheck {

	/**
	 * Looks at the store.
	 * @param store the store
	 * @throws StoreRefusedException if the service must not start on it
	 */
	void check(MongoDatabase store);

}
