package eu.uptake.live;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that subscriptions are served by. What they ask of the store is asked for
 * somebody who waits, as in a request.
 */
public final class LiveThreads implements ThreadFactory {

	private final String name;

	private final AtomicInteger count = new AtomicInteger();

	LiveThreads(String name) {
		this.name = name;
	}

	/**
	 * Whether the current thread is one of them.
	 * @return true if it serves subscriptions
	 */
	public static boolean isOne() {
		return Thread.currentThread() instanceof LiveThread;
	}

	@Override
	public Thread newThread(Runnable task) {
		return new LiveThread(task, this.name + "-" + this.count.incrementAndGet());
	}

	private static final class LiveThread extends Thread {

		LiveThread(Runnable task, String name) {
			super(task, name);
			setDaemon(true);
		}

	}

}
