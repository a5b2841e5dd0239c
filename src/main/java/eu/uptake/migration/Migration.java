package eu.uptake.migration;

import com.mongodb.client.MongoDatabase;

/**
 * One change of how documents are stored. Each feature declares a bean for its own; the
 * service applies those that a store hasn't had yet, by number, before anything else
 * reads the store.
 * <p>
 * It works on the store as it was then: on documents, not on today's records. A crash may
 * come between any two of its writes, after which all of it is repeated; so each step
 * looks whether it is still to be done. What has been released is never changed: what it
 * got wrong is mended by another.
 */
public interface Migration {

	/**
	 * Its place in the order.
	 * @return the number, from 1; the next one after all there are
	 */
	int number();

	/**
	 * What it does, in a few words.
	 * @return the name, by which the store remembers it
	 */
	String name();

	/**
	 * Does it, or the rest of it.
	 * @param store the store
	 */
	void apply(MongoDatabase store);

}
