package eu.uptake.query;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import graphql.ExecutionInput;
import org.jspecify.annotations.Nullable;

/**
 * That a request has come from outside, and so is held to the limits: what the service
 * asks itself isn't. It stands in the request's context.
 */
final class OutsideRequest {

	private final boolean signedIn;

	private final boolean streamed;

	private final ScheduledExecutorService timer;

	private final long milliseconds;

	private @Nullable ExecutionInput running;

	private boolean outOfTime;

	/**
	 * Marks a request.
	 * @param signedIn whether somebody is signed in
	 * @param streamed whether it is answered by a stream
	 * @param timer tells the time
	 * @param milliseconds how long an answer may take
	 */
	OutsideRequest(boolean signedIn, boolean streamed, ScheduledExecutorService timer, long milliseconds) {
		this.signedIn = signedIn;
		this.streamed = streamed;
		this.timer = timer;
		this.milliseconds = milliseconds;
	}

	boolean signedIn() {
		return this.signedIn;
	}

	boolean streamed() {
		return this.streamed;
	}

	/**
	 * Begins an answer: the only one, or that to one event.
	 * @return to be run when it has ended
	 */
	Runnable beginsAnswer() {
		Future<?> end = this.timer.schedule(this::timeIsUp, this.milliseconds, TimeUnit.MILLISECONDS);
		return () -> end.cancel(false);
	}

	synchronized void runs(ExecutionInput input) {
		this.running = input;
		if (this.outOfTime) {
			input.cancel();
		}
	}

	private synchronized void timeIsUp() {
		this.outOfTime = true;
		if (this.running != null) {
			this.running.cancel();
		}
	}

	synchronized boolean isOutOfTime() {
		return this.outOfTime;
	}

}
