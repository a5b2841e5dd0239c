package eu.uptake.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.mongodb.spring.session.MongoSession;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.SessionRepository;

import eu.uptake.account.SignInProperties;

/**
 * The sessions in the store, of all instances. To what the library does is added: the
 * store doesn't know the ids, a request isn't a write and brings no ended session back, a
 * changed id leaves no session behind, and a session has a longest life.
 */
final class AccountSessions implements SessionRepository<AccountSession> {

	static final String COLLECTION = "sessions";

	/** How much longer ago than it was the last request may seem to be. */
	private static final Duration ACCURACY = Duration.ofMinutes(1);

	private static final String PRINCIPAL = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

	private static final String SIGN_ON = SingleSignOn.ATTRIBUTE + ".";

	private final MongoIndexedSessionRepository store;

	private final MongoOperations mongo;

	private final SessionConverter converter;

	private final SignInProperties properties;

	private final SessionIds ids = new SessionIds();

	AccountSessions(MongoIndexedSessionRepository store, MongoOperations mongo, SessionConverter converter,
			SignInProperties properties) {
		this.store = store;
		this.mongo = mongo;
		this.converter = converter;
		this.properties = properties;
	}

	@Override
	public AccountSession createSession() {
		String id = this.ids.make();
		return new AccountSession(this.ids, id,
				new MongoSession(SessionIds.stored(id), this.properties.sessionIdle().toSeconds()), null);
	}

	@Override
	public void save(AccountSession session) {
		if (!session.isToBeSaved(ACCURACY)) {
			return;
		}
		if (session.isStored()) {
			// One that has ended while the request was under way stays ended.
			this.mongo.replace(Query.query(Criteria.where("_id").is(session.stored().getId())),
					this.converter.convert(session.stored()), COLLECTION);
			return;
		}
		this.store.save(session.stored());
		if (session.replacedId() != null) {
			this.store.deleteById(session.replacedId());
		}
	}

	@Override
	public @Nullable AccountSession findById(String id) {
		MongoSession stored = this.store.findById(SessionIds.stored(id));
		if (stored == null) {
			return null;
		}
		Instant began = SignedInSession.began(stored);
		if (began == null || began.plus(this.properties.sessionLongest()).isBefore(Instant.now())) {
			this.store.deleteById(stored.getId());
			return null;
		}
		return new AccountSession(this.ids, id, stored, stored.getLastAccessedTime());
	}

	@Override
	public void deleteById(String id) {
		this.store.deleteById(SessionIds.stored(id));
	}

	/**
	 * Ends the sessions of an account.
	 * @param username the account's name
	 * @param exceptId the id of one that goes on, or null
	 */
	void deleteAll(String username, @Nullable String exceptId) {
		String kept = (exceptId != null) ? SessionIds.stored(exceptId) : null;
		Map<String, MongoSession> sessions = this.store.findByIndexNameAndIndexValue(PRINCIPAL, username);
		sessions.keySet().stream().filter((id) -> !id.equals(kept)).forEach(this.store::deleteById);
	}

	void indexSignOns() {
		for (String field : List.of("subject", "sid")) {
			this.mongo.indexOps(COLLECTION)
				.createIndex(new Index(SIGN_ON + "issuer", Sort.Direction.ASC).on(SIGN_ON + field, Sort.Direction.ASC)
					.sparse());
		}
	}

	/**
	 * Ends the sessions that began with a sign-in at an issuer.
	 * @param issuer the issuer
	 * @param clients as what the service is known to it
	 * @param subject whom it means, or null
	 * @param sid the session there, or null
	 * @return how many there were
	 */
	long deleteAll(String issuer, Collection<String> clients, @Nullable String subject, @Nullable String sid) {
		Criteria signOn = Criteria.where(SIGN_ON + "issuer").is(issuer).and(SIGN_ON + "client").in(clients);
		if (subject != null) {
			signOn.and(SIGN_ON + "subject").is(subject);
		}
		if (sid != null) {
			signOn.and(SIGN_ON + "sid").is(sid);
		}
		return this.mongo.remove(Query.query(signOn), COLLECTION).getDeletedCount();
	}

}
