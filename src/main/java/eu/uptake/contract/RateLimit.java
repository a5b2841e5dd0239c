package eu.uptake.contract;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;

/**
 * Holds each client to its share of something. Addresses are kept in memory only, and no
 * longer than the limit needs them.
 */
public final class RateLimit {

	private static final int MOST_CLIENTS = 100_000;

	private final int writes;

	private final Duration per;

	private final Cache<String, Bucket> buckets;

	/**
	 * Sets a limit.
	 * @param writes how many writes a client has
	 * @param per in which time
	 */
	public RateLimit(int writes, Duration per) {
		this.writes = writes;
		this.per = per;
		this.buckets = Caffeine.newBuilder().maximumSize(MOST_CLIENTS).expireAfterAccess(per).build();
	}

	/**
	 * Takes one write of the client's share.
	 * @param client the client's address, or what else the share belongs to
	 * @throws TooManyRequests if the share is used up
	 */
	public void take(String client) {
		ConsumptionProbe probe = bucket(client).tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw new TooManyRequests(TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
		}
	}

	/**
	 * Gives back what was taken: it turned out not to count.
	 * @param client the client's address
	 */
	public void giveBack(String client) {
		bucket(client).addTokens(1);
	}

	private Bucket bucket(String client) {
		return this.buckets.get(client, (address) -> Bucket.builder()
			// A clock that nobody sets: one that is set back would refuse all
			// clients until it has caught up.
			.withNanosecondPrecision()
			.addLimit((share) -> share.capacity(this.writes).refillGreedy(this.writes, this.per))
			.build());
	}

}
