package eu.uptake.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.MongoSession;
import org.springframework.session.Session;

/**
 * A session as a request sees it. The client knows its id, the store only the id's hash:
 * whoever reads the store or a backup of it can't take a session over. It also knows
 * whether there is anything to be written.
 */
final class AccountSession implements Session {

	private final SessionIds ids;

	private final @Nullable Instant storedAccess;

	private String id;

	private MongoSession stored;

	private @Nullable String replacedId;

	private boolean changed;

	/**
	 * Makes a session.
	 * @param ids makes ids
	 * @param id the id that the client knows
	 * @param stored what is stored under its hash
	 * @param storedAccess the time of the last request as stored; null for a new session
	 */
	AccountSession(SessionIds ids, String id, MongoSession stored, @Nullable Instant storedAccess) {
		this.ids = ids;
		this.id = id;
		this.stored = stored;
		this.storedAccess = storedAccess;
	}

	MongoSession stored() {
		return this.stored;
	}

	/**
	 * The id that is no longer to be found, after it was changed.
	 * @return the stored id, or null
	 */
	@Nullable String replacedId() {
		return this.replacedId;
	}

	/**
	 * Whether the store has it, or has had it, under the same id.
	 * @return false for a new session, and for one whose id was changed
	 */
	boolean isStored() {
		return this.storedAccess != null && this.replacedId == null;
	}

	/**
	 * Whether the store should be told, which is not with every request.
	 * @param accuracy how long ago the last request may seem to be
	 * @return true if the session has changed, or wasn't used for that long
	 */
	boolean isToBeSaved(Duration accuracy) {
		return this.changed || this.storedAccess == null
				|| !getLastAccessedTime().isBefore(this.storedAccess.plus(accuracy));
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public String changeSessionId() {
		if (this.replacedId == null && this.storedAccess != null) {
			this.replacedId = this.stored.getId();
		}
		this.id = this.ids.make();
		MongoSession copy = new MongoSession(SessionIds.stored(this.id), getMaxInactiveInterval().toSeconds());
		this.stored.getAttributeNames().forEach((name) -> copy.setAttribute(name, this.stored.getAttribute(name)));
		copy.setLastAccessedTime(getLastAccessedTime());
		this.stored = copy;
		this.changed = true;
		return this.id;
	}

	@Override
	@Nullable public <T> T getAttribute(String name) {
		return this.stored.getAttribute(name);
	}

	@Override
	public Set<String> getAttributeNames() {
		return this.stored.getAttributeNames();
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		this.stored.setAttribute(name, value);
		this.changed = true;
	}

	@Override
	public void removeAttribute(String name) {
		this.stored.removeAttribute(name);
		this.changed = true;
	}

	@Override
	public Instant getCreationTime() {
		return this.stored.getCreationTime();
	}

	@Override
	public void setLastAccessedTime(Instant time) {
		this.stored.setLastAccessedTime(time);
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.stored.getLastAccessedTime();
	}

	@Override
	public void setMaxInactiveInterval(Duration interval) {
		this.stored.setMaxInactiveInterval(interval);
		this.changed = true;
	}

	@Override
	public Duration getMaxInactiveInterval() {
		return this.stored.getMaxInactiveInterval();
	}

	@Override
	public boolean isExpired() {
		return this.stored.isExpired();
	}

}
