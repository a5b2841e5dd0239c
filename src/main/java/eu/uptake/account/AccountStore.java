package eu.uptake.account;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;

/**
 * The accounts in the store: one document each.
 */
@Repository
class AccountStore {

	private static final Sort BY_USERNAME = Sort.by("_id");

	private final MongoOperations mongo;

	private final AuditTrail audit;

	AccountStore(MongoOperations mongo, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
	}

	@Nullable AccountEntry find(String username) {
		return this.mongo.findById(username, AccountEntry.class);
	}

	long count() {
		return this.mongo.count(new Query(), AccountEntry.class);
	}

	List<AccountEntry> page(@Nullable String afterUsername, int limit) {
		Query query = (afterUsername != null) ? Query.query(Criteria.where("_id").gt(afterUsername)) : new Query();
		return this.mongo.find(query.with(BY_USERNAME).limit(limit), AccountEntry.class);
	}

	List<AccountEntry> enabled(Role role) {
		return new ArrayList<>(this.mongo.find(
				Query.query(Criteria.where("role").is(role).and("disabled").is(false)).with(BY_USERNAME),
				AccountEntry.class));
	}

	/**
	 * The accounts of TAXUD's that don't depend on an issuer.
	 * @return the enabled ones with a password
	 */
	List<AccountEntry> enabledTaxud() {
		return enabled(Role.TAXUD).stream().filter((account) -> !account.isVouched()).toList();
	}

	/**
	 * Adds an account.
	 * @param added the new account
	 * @return false if the name is taken
	 */
	boolean add(AccountEntry added) {
		this.audit.writing(AccountEntry.changes(null, added));
		try {
			this.mongo.insert(added);
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Replaces an account by its next version.
	 * @param current the account as read
	 * @param next the account as it is to be
	 * @return false if somebody else has been faster
	 */
	boolean replace(AccountEntry current, AccountEntry next) {
		this.audit.writing(AccountEntry.changes(current, next));
		Query previous = Query.query(Criteria.where("_id").is(next.username()).and("version").is(next.version() - 1));
		return this.mongo.findAndReplace(previous, next) != null;
	}

	/**
	 * Stores the same password under another hash. Nothing that a client could notice
	 * changes, so neither does the version.
	 * @param account the account as read
	 * @param hash the hash that takes the old one's place, unless that has changed
	 */
	void rehash(AccountEntry account, String hash) {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(account.username()).and("hash").is(account.hash())),
				Update.update("hash", hash), AccountEntry.class);
	}

}
