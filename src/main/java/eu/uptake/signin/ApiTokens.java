package eu.uptake.signin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.audit.Deed;
import eu.uptake.contract.Connection;
import eu.uptake.contract.MomentKey;
import eu.uptake.contract.PageRequest;

/**
 * The tokens in the store.
 */
@Repository
class ApiTokens {

	private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "createdAt", "_id");

	private final MongoOperations mongo;

	private final AuditTrail audit;

	ApiTokens(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
	}

	@Nullable ApiToken find(String hash) {
		return this.mongo.findById(hash, ApiToken.class);
	}

	/**
	 * Tokens, the newest first.
	 * @param username whose, or null for everybody's
	 * @param page which page
	 * @return the page
	 */
	Connection<ApiToken> page(@Nullable String username, PageRequest page) {
		Criteria whose = (username != null) ? Criteria.where("username").is(username) : new Criteria();
		Criteria older = (page.afterKey() != null)
				? new Criteria().andOperator(whose, MomentKey.of(page.afterKey()).older("createdAt")) : whose;
		List<ApiToken> found = this.mongo.find(Query.query(older).with(NEWEST_FIRST).limit(page.first() + 1),
				ApiToken.class);
		return Connection.of(page, found, (token) -> new MomentKey(token.createdAt(), token.hash()).toString(),
				() -> (username != null) ? this.mongo.count(Query.query(whose), ApiToken.class)
						: this.mongo.estimatedCount(ApiToken.class));
	}

	long countLive(String username, LocalDate today) {
		return this.mongo.count(
				Query.query(
						Criteria.where("username").is(username).and("revokedAt").is(null).and("expiresOn").gte(today)),
				ApiToken.class);
	}

	void add(ApiToken token) {
		this.audit.to(token.subject());
		this.audit.writing(Changes.none()
			.add("name", null, token.name())
			.add("scopes", null, token.scopes())
			.add("expiresOn", null, token.expiresOn()));
		this.mongo.insert(token);
	}

	/**
	 * Revokes a token, once.
	 * @param id the token's id
	 * @param username whose it must be, or null for anybody's
	 * @param at when
	 * @return the token as it is now, or null if there is no such token
	 */
	@Nullable ApiToken revoke(String id, @Nullable String username, Instant at) {
		Criteria token = Criteria.where("id").is(id);
		Criteria owned = (username != null) ? token.and("username").is(username) : token;
		ApiToken known = this.mongo.findOne(Query.query(owned), ApiToken.class);
		if (known == null || known.revokedAt() != null) {
			return known;
		}
		this.audit.writing(Changes.none().add("revokedAt", null, at));
		ApiToken revoked = this.mongo.findAndModify(
				Query.query(Criteria.where("_id").is(known.hash()).and("revokedAt").is(null)),
				Update.update("revokedAt", at), FindAndModifyOptions.options().returnNew(true), ApiToken.class);
		if (revoked == null) {
			this.audit.wroteNothing();
		}
		return find(known.hash());
	}

	/**
	 * Notes the day of a use, if that isn't noted yet; the first of a day is recorded.
	 * @param token the token as read
	 * @param today the day
	 */
	void used(ApiToken token, LocalDate today) {
		if (!today.equals(token.lastUsedOn())) {
			boolean first = this.mongo
				.updateFirst(Query.query(Criteria.where("_id").is(token.hash()).and("lastUsedOn").ne(today)),
						new Update().max("lastUsedOn", today), ApiToken.class)
				.getModifiedCount() == 1;
			if (first) {
				this.audit.note(token.actor(), new Deed("useApiToken", token.subject()));
			}
		}
	}

}
