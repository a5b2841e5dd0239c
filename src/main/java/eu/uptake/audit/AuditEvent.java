package eu.uptake.audit;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

import eu.uptake.contract.MomentKey;

/**
 * Something that was done, or tried. It is inserted, gets its outcome once, and goes when
 * its time is over; nothing else ever changes it. It holds no secret, no address and no
 * user agent.
 *
 * @param id the id; of two events of one service in a millisecond the later is greater
 * @param at when it was begun
 * @param account who: the account's username, or null where nobody has signed in
 * @param client the kind of client
 * @param tokenId the id of the API token, if it was one
 * @param tokenName its name
 * @param action what: the mutation's name, or what it is called elsewhere
 * @param subject to what, such as {@code return AT 2016}
 * @param country the country that it concerns, if it is one
 * @param year the calendar year that it concerns, if it is one
 * @param outcome what became of it
 * @param errors the codes of what was refused
 * @param changes what has changed; while the outcome isn't known, what was to change
 * @param endedAt when the outcome was known, or null if it never was
 * @param requestId the HTTP request's id, if it was one
 */
@Document("auditEvents")
@CompoundIndex(name = "newest", def = "{'at': -1, '_id': -1}")
@CompoundIndex(name = "account", def = "{'account': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "action", def = "{'action': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "subject", def = "{'subject': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "country", def = "{'country': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "year", def = "{'year': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "outcome", def = "{'outcome': 1, 'at': -1, '_id': -1}")
@CompoundIndex(name = "client", def = "{'client': 1, 'at': -1, '_id': -1}")
record AuditEvent(@MongoId String id, Instant at, @Nullable String account, ClientKind client, @Nullable String tokenId,
		@Nullable String tokenName, String action, @Nullable String subject, @Nullable String country,
		@Nullable Integer year, Outcome outcome, List<String> errors, List<AuditChange> changes,
		@Nullable Instant endedAt, @Nullable String requestId) {

	/**
	 * What events are sorted by, newest first.
	 * @return the moment in milliseconds, and the id
	 */
	String key() {
		return new MomentKey(this.at, this.id).toString();
	}

}
