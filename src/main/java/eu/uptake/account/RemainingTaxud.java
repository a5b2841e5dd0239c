package eu.uptake.account;

import java.util.List;

import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/**
 * Sees to it that one TAXUD account with a password remains enabled, whoever disables
 * others at the same time. The names of the enabled ones stand in one document; an
 * account is put in after it is enabled and taken out before it is disabled, and never
 * the last one. So those in it are enabled, whenever a process dies. An enabled account
 * may be missing: it is put in by being enabled again.
 */
@Component
class RemainingTaxud {

	private static final String COLLECTION = "accountGuards";

	private static final Query GUARD = Query.query(Criteria.where("_id").is("taxud"));

	private final MongoOperations mongo;

	private final AccountStore store;

	RemainingTaxud(MongoOperations mongo, AccountStore store) {
		this.mongo = mongo;
		this.store = store;
	}

	/**
	 * Says that a TAXUD account has been enabled.
	 * @param username its name
	 */
	void enabled(String username) {
		this.mongo.upsert(GUARD, new Update().addToSet("usernames", username), COLLECTION);
		AccountEntry now = this.store.find(username);
		if (now == null || now.disabled()) {
			// Somebody else has disabled it in between.
			this.mongo.updateFirst(GUARD, new Update().pull("usernames", username), COLLECTION);
		}
	}

	/**
	 * Asks to disable a TAXUD account.
	 * @param username its name
	 * @param demoRemains whether a demo account of TAXUD's remains anyway
	 * @return whether another one remains
	 */
	boolean mayDisable(String username, boolean demoRemains) {
		if (demoRemains) {
			this.mongo.updateFirst(GUARD, new Update().pull("usernames", username), COLLECTION);
			return true;
		}
		Query anotherOne = Query
			.query(Criteria.where("_id").is("taxud").and("usernames").elemMatch(new Criteria().ne(username)));
		return this.mongo.updateFirst(anotherOne, new Update().pull("usernames", username), COLLECTION)
			.getMatchedCount() > 0;
	}

	/** Makes up for a crash between the first account and its name here. */
	void ensureAny() {
		if (this.mongo.findOne(GUARD, Document.class, COLLECTION) == null) {
			List<String> usernames = this.store.enabledTaxud().stream().map(AccountEntry::username).toList();
			this.mongo.upsert(GUARD, new Update().setOnInsert("usernames", usernames), COLLECTION);
		}
	}

}
