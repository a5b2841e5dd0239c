package eu.uptake.live;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;

/**
 * What a subscription is about: things that change, each known by a key.
 *
 * @param <K> the keys; few, since each may wait for its turn
 * @param <T> what is sent
 */
public interface LiveSource<K, T> {

	/**
	 * Begins to look for changes. Called once, by whoever subscribes.
	 * @param changed takes the key of what may have changed
	 * @return ends it
	 */
	Disposable watch(Consumer<K> changed);

	/**
	 * Reads what has changed as it is now, with the eyes of whoever has subscribed. A
	 * change that comes while it is read is read once more; no two reads of a
	 * subscription overlap.
	 * @param key the key
	 * @return what is sent, or null if there is nothing to be seen
	 */
	@Nullable T read(K key);

}
