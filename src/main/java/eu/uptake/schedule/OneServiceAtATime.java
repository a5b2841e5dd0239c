package eu.uptake.schedule;

import java.time.Clock;
import java.time.Duration;

import net.javacrumbs.shedlock.core.DefaultLockingTaskExecutor;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockingTaskExecutor;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

import eu.uptake.migration.Migrations;

/**
 * Keeps the services on one store from doing the same work at the same time. It spares
 * them the work; nothing may hang on it, since it trusts their clocks.
 */
@Component
public class OneServiceAtATime {

	private final LockingTaskExecutor executor;

	private final Clock clock;

	OneServiceAtATime(MongoOperations mongo, Clock clock) {
		this.executor = new DefaultLockingTaskExecutor(new MongoLockProvider(mongo.getCollection(Migrations.LOCKS)));
		this.clock = clock;
	}

	/**
	 * Makes work what one service at a time does.
	 * @param name the work's name
	 * @param longest how long a service that has died keeps the others from it
	 * @param shortest how far the services' clocks may differ: the work isn't done again
	 * before
	 * @param work the work
	 * @return does the work, or nothing while another service does it
	 */
	public Runnable alone(String name, Duration longest, Duration shortest, Runnable work) {
		return () -> this.executor.executeWithLock(work,
				new LockConfiguration(this.clock.instant(), name, longest, shortest));
	}

}
