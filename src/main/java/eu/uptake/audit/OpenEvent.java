package eu.uptake.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.ErrorResponse;

import eu.uptake.contract.BadArgument;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.TooManyRequests;
import eu.uptake.contract.UserError;

/**
 * An event whose outcome isn't known yet. It belongs to one thread.
 */
final class OpenEvent {

	private final String id = new ObjectId().toHexString();

	private final Instant at;

	private final Actor actor;

	private final @Nullable String requestId = MDC.get("requestId");

	private Deed deed;

	private Changes changes = Changes.none();

	private boolean begun;

	private boolean summed;

	private Outcome outcome = Outcome.UNCHANGED;

	private List<String> errors = List.of();

	OpenEvent(Actor actor, Deed deed, Instant at) {
		this.actor = actor;
		this.deed = deed;
		this.at = at;
	}

	Actor actor() {
		return this.actor;
	}

	boolean isBegun() {
		return this.begun;
	}

	boolean isSummed() {
		return this.summed;
	}

	void sum() {
		this.summed = true;
	}

	void isDoneTo(Deed other) {
		this.deed = other;
	}

	Deed deed() {
		return this.deed;
	}

	void begins(Changes next) {
		this.begun = true;
		this.outcome = Outcome.DONE;
		this.changes = next;
	}

	void tells(Changes result) {
		this.changes = result;
	}

	void wroteNothing() {
		this.outcome = Outcome.UNCHANGED;
		this.changes = Changes.none();
	}

	void isRejected(Collection<String> codes) {
		ends(Outcome.REJECTED, codes.stream().distinct().toList());
	}

	/**
	 * Comes to its end by an exception.
	 * @param ex the exception
	 * @return false if nobody knows whether something was written
	 */
	boolean endsBy(Throwable ex) {
		if (ex instanceof Rejection rejection) {
			isRejected(rejection.errors().stream().map(UserError::code).map(Enum::name).toList());
		}
		else if (ex instanceof AccessDeniedException) {
			ends(Outcome.FORBIDDEN, List.of());
		}
		else if (ex instanceof BadArgument) {
			ends(Outcome.REJECTED, List.of(HttpStatus.BAD_REQUEST.name()));
		}
		else if (ex instanceof TooManyRequests) {
			ends(Outcome.REJECTED, List.of(HttpStatus.TOO_MANY_REQUESTS.name()));
		}
		else if (ex instanceof ErrorResponse response && response.getStatusCode().is4xxClientError()) {
			ends(Outcome.REJECTED, List.of(name(response.getStatusCode())));
		}
		else if (this.begun) {
			return false;
		}
		else {
			ends(Outcome.FAILED, List.of());
		}
		return true;
	}

	private static String name(HttpStatusCode code) {
		return (code instanceof HttpStatus status) ? status.name() : String.valueOf(code.value());
	}

	private void ends(Outcome end, List<String> codes) {
		this.outcome = end;
		this.errors = codes;
		if (!this.summed) {
			this.changes = Changes.none();
		}
	}

	AuditEvent begun() {
		return event(Outcome.UNKNOWN, null);
	}

	AuditEvent ended(Instant endedAt) {
		return event(this.outcome, endedAt);
	}

	private AuditEvent event(Outcome now, @Nullable Instant endedAt) {
		return new AuditEvent(this.id, this.at, this.actor.account(), this.actor.client(), this.actor.tokenId(),
				this.actor.tokenName(), this.deed.action(), this.deed.subject(), this.deed.country(), this.deed.year(),
				now, this.errors, this.changes.all(), endedAt, this.requestId);
	}

}
