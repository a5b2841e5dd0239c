package eu.uptake.quality;

import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import org.springframework.stereotype.Component;

import eu.uptake.contract.TooManyRequests;

/**
 * Holds a client to its share of survey responses. Addresses are kept in memory only, and
 * no longer than the limit needs them.
 */
@Component
class SurveyRateLimit {

	private static final int MOST_CLIENTS = 100_000;

	private final QualityProperties.RateLimit limit;

	private final Cache<String, Bucket> buckets;

	SurveyRateLimit(QualityProperties properties) {
		this.limit = properties.rateLimit();
		this.buckets = Caffeine.newBuilder().maximumSize(MOST_CLIENTS).expireAfterAccess(this.limit.per()).build();
	}

	/**
	 * Takes one response of the client's share.
	 * @param client the client's address
	 * @throws TooManyRequests if the share is used up
	 */
	void take(String client) {
		Bucket bucket = this.buckets.get(client,
				(address) -> Bucket.builder()
					.addLimit((share) -> share.capacity(this.limit.responses())
						.refillGreedy(this.limit.responses(), this.limit.per()))
					.build());
		ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
		if (!probe.isConsumed()) {
			throw new TooManyRequests(TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
		}
	}

}
