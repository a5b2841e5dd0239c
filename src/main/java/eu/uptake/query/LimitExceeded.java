package eu.uptake.query;

import java.util.List;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;

/**
 * A request goes beyond a limit, and none of it was done (or, of the time, not all).
 *
 * @param limit which one, for programs
 * @param allowed the most that is allowed
 * @param measured what the request comes to
 * @param message the same for people
 */
record LimitExceeded(String limit, long allowed, long measured, String message) implements GraphQLError {

	static LimitExceeded of(String limit, long allowed, long measured, String what) {
		return new LimitExceeded(limit, allowed, measured,
				"%s: %d, and at most %d is allowed.".formatted(what, measured, allowed));
	}

	@Override
	public String getMessage() {
		return this.message;
	}

	@Override
	public List<SourceLocation> getLocations() {
		return List.of();
	}

	@Override
	public ErrorClassification getErrorType() {
		return ErrorClassification.errorClassification("LIMIT_EXCEEDED");
	}

	@Override
	public Map<String, Object> getExtensions() {
		return Map.of("limit", this.limit, "allowed", this.allowed, "measured", this.measured);
	}

}
