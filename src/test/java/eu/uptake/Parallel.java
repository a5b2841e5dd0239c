package eu.uptake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs tasks at the same time.
 */
public final class Parallel {

	private Parallel() {
	}

	/**
	 * Runs each task in a thread of its own and waits for all.
	 * @param <T> what a task results in
	 * @param tasks the tasks
	 * @return the results in the tasks' order
	 * @throws Exception what the first failing task threw
	 */
	public static <T> List<T> run(List<Callable<T>> tasks) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
		try {
			List<T> results = new ArrayList<>();
			for (Future<T> future : threads.invokeAll(tasks)) {
				results.add(future.get());
			}
			return results;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
