package eu.uptake.http;

import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The store can't be reached at the moment: what was asked may be asked again, and
 * whether a write has been done isn't known.
 */
public final class StoreAway extends RuntimeException {

	/** What clients are told. */
	public static final String REASON = "The store can't be reached at the moment. Try again in a few seconds.";

	/** When they may ask again. */
	public static final int RETRY_SECONDS = 5;

	private static final long serialVersionUID = 1L;

	public StoreAway() {
		super(REASON);
	}

	/**
	 * Tells whether something failed because the store couldn't be reached.
	 * @param failure what it failed with
	 * @return true if that, or a cause of it, says so
	 */
	public static boolean isCauseOf(@Nullable Throwable failure) {
		for (Throwable each = failure; each != null; each = each.getCause()) {
			if (each instanceof StoreAway || each instanceof MongoTimeoutException
					|| each instanceof MongoSocketException || each instanceof MongoServerUnavailableException
					|| each instanceof MongoNotPrimaryException || each instanceof MongoNodeIsRecoveringException) {
				return true;
			}
		}
		return false;
	}

}
