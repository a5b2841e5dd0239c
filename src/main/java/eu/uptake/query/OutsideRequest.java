package eu.uptake.query;

import graphql.ExecutionInput;
import org.jspecify.annotations.Nullable;

/**
 * That a request has come from outside, and so is held to the limits: what the service
 * asks itself isn't. It stands in the request's context.
 */
final class OutsideRequest {

	private final boolean signedIn;

	private @Nullable ExecutionInput running;

	private boolean outOfTime;

	OutsideRequest(boolean signedIn) {
		this.signedIn = signedIn;
	}

	boolean signedIn() {
		return this.signedIn;
	}

	synchronized void runs(ExecutionInput input) {
		this.running = input;
		if (this.outOfTime) {
			input.cancel();
		}
	}

	synchronized void timeIsUp() {
		this.outOfTime = true;
		if (this.running != null) {
			this.running.cancel();
		}
	}

	synchronized boolean isOutOfTime() {
		return this.outOfTime;
	}

}
