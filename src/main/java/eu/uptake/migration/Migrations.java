package eu.uptake.migration;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

import com.mongodb.client.MongoDatabase;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import net.javacrumbs.shedlock.core.SimpleLock;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Applies to a store what it hasn't had yet. Of several services that start at the same
 * time one does it, and the others wait.
 */
public class Migrations {

	private static final Log logger = LogFactory.getLog(Migrations.class);

	/** Where the services on a store agree on who does what. */
	public static final String LOCKS = "locks";

	/** What a store has of its service, and not of its users. */
	public static final Set<String> BOOKS = Set.of(AppliedMigrations.COLLECTION, LOCKS);

	/** How long a service that has died keeps the others from it. */
	private static final Duration LOCKED = Duration.ofSeconds(30);

	private static final Duration POLL = Duration.ofMillis(200);

	private final List<Migration> known;

	private final List<StoreCheck> checks;

	private final MongoDatabase store;

	private final AppliedMigrations applied;

	private final LockProvider locks;

	private final Clock clock;

	Migrations(Collection<Migration> known, List<StoreCheck> checks, MongoDatabase store, LockProvider locks,
			Clock clock) {
		this.known = inOrder(known);
		this.checks = checks;
		this.store = store;
		this.applied = new AppliedMigrations(store);
		this.locks = locks;
		this.clock = clock;
	}

	/**
	 * The last migration that a service knows.
	 * @param known its migrations
	 * @return the number of the last; 0 if there are none
	 */
	public static int last(Collection<Migration> known) {
		return known.stream().mapToInt(Migration::number).max().orElse(0);
	}

	private static List<Migration> inOrder(Collection<Migration> known) {
		List<Migration> ordered = known.stream().sorted(Comparator.comparingInt(Migration::number)).toList();
		for (int i = 0; i < ordered.size(); i++) {
			if (ordered.get(i).number() != i + 1) {
				throw new IllegalStateException("Migrations are numbered from 1 without gaps, and %s has the number %d"
					.formatted(ordered.get(i).name(), ordered.get(i).number()));
			}
		}
		return ordered;
	}

	/**
	 * Comes back when the store has had all of them.
	 * @throws StoreRefusedException if the service must not use the store
	 */
	void run() {
		this.checks.forEach((check) -> check.check(this.store));
		for (boolean waiting = false; !pending().isEmpty(); waiting = true) {
			Optional<SimpleLock> lock = this.locks
				.lock(new LockConfiguration(ClockProvider.now(), "migrations", LOCKED, Duration.ZERO));
			if (lock.isPresent()) {
				try {
					pending().forEach(this::apply);
				}
				finally {
					lock.get().unlock();
				}
			}
			else {
				if (!waiting) {
					logger.info("Waiting for another service that migrates the store");
				}
				pause();
			}
		}
	}

	private List<Migration> pending() {
		SortedMap<Integer, String> names = this.applied.names();
		names.forEach(this::refuseUnknown);
		return this.known.stream().filter((each) -> !names.containsKey(each.number())).toList();
	}

	private void refuseUnknown(int number, String name) {
		if (number > this.known.size() || !this.known.get(number - 1).name().equals(name)) {
			throw new StoreRefusedException(
					"The store was used by another version of the service: it has had migration %d, \"%s\", which this one doesn't know"
						.formatted(number, name),
					"Start the newer version, or restore a backup that was made before it.");
		}
	}

	private void apply(Migration migration) {
		logger.info("Migration %d: %s".formatted(migration.number(), migration.name()));
		migration.apply(this.store);
		this.applied.add(migration, this.clock.instant());
	}

	private static void pause() {
		try {
			Thread.sleep(POLL.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while another service migrated the store", ex);
		}
	}

}
