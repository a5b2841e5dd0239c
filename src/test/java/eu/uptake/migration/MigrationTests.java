package eu.uptake.migration;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import eu.uptake.BareStore;
import eu.uptake.Parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class MigrationTests {

	private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

	private final BareStore bare = BareStore.start();

	private final MongoDatabase store = this.bare.database();

	private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());

	@AfterEach
	void close() {
		this.bare.close();
	}

	@Test
	void eachIsAppliedOnceByNumber() {
		Migration first = step(1);
		migrations(List.of(step(2), first)).run();
		assertThat(this.done).containsExactly(1, 2);
		migrations(List.of(step(3), step(2), first)).run();
		assertThat(this.done).containsExactly(1, 2, 3);
		assertThat(this.store.getCollection("migrations").find(Filters.eq(3)).first())
			.isEqualTo(new Document("_id", 3).append("name", "step 3").append("appliedAt", Date.from(NOW)));
		assertThat(new AppliedMigrations(this.store).last()).isEqualTo(3);
	}

	@Test
	void oneThatACrashEndsIsDoneAgainAndNoOther() {
		for (int id = 1; id <= 3; id++) {
			this.store.getCollection("things").insertOne(new Document("_id", id));
		}
		int[] writesUntilTheCrash = { 2 };
		Migration marks = migration(2, "marks", (database) -> {
			for (Document each : database.getCollection("things").find(Filters.exists("mark", false))) {
				if (writesUntilTheCrash[0]-- == 0) {
					throw new IllegalStateException("crash");
				}
				database.getCollection("things").updateOne(Filters.eq(each.get("_id")), Updates.inc("mark", 1));
			}
		});
		List<Migration> known = List.of(step(1), marks, step(3));
		assertThatIllegalStateException().isThrownBy(migrations(known)::run).withMessage("crash");
		assertThat(this.done).containsExactly(1);
		assertThat(new AppliedMigrations(this.store).last()).isEqualTo(1);
		writesUntilTheCrash[0] = 9;
		migrations(known).run();
		assertThat(this.done).containsExactly(1, 3);
		assertThat(this.store.getCollection("things").find()).extracting((each) -> each.get("mark"))
			.containsExactly(1, 1, 1);
	}

	@Test
	void ofServicesThatStartTogetherOneMigratesAndTheOthersWait() throws Exception {
		List<Migration> known = List.of(step(1), step(2));
		Callable<Integer> service = () -> {
			migrations(known).run();
			return new AppliedMigrations(this.store).last();
		};
		assertThat(Parallel.run(Collections.nCopies(4, service))).containsOnly(2);
		assertThat(this.done).containsExactly(1, 2);
	}

	@Test
	void aStoreThatANewerServiceHasUsedIsRefused() {
		migrations(List.of(step(1), step(2))).run();
		this.done.clear();
		assertThatExceptionOfType(StoreRefusedException.class).isThrownBy(migrations(List.of(step(1)))::run)
			.withMessage(
					"The store was used by another version of the service: it has had migration 2, \"step 2\", which this one doesn't know");
		assertThatExceptionOfType(StoreRefusedException.class)
			.isThrownBy(migrations(List.of(step(1), migration(2, "another", (database) -> this.done.add(2))))::run);
		assertThat(this.done).isEmpty();
	}

	@Test
	void whatMustHoldIsCheckedBeforeTheFirst() {
		StoreCheck check = (database) -> {
			throw new StoreRefusedException("No.", "Go away.");
		};
		assertThatExceptionOfType(StoreRefusedException.class)
			.isThrownBy(new Migrations(List.of(step(1)), List.of(check), this.store,
					new MongoLockProvider(this.store.getCollection("locks")), Clock.fixed(NOW, ZoneOffset.UTC))::run);
		assertThat(this.done).isEmpty();
	}

	@Test
	void numbersHaveNoGaps() {
		assertThatIllegalStateException().isThrownBy(() -> migrations(List.of(step(1), step(3))))
			.withMessage("Migrations are numbered from 1 without gaps, and step 3 has the number 3");
		assertThatIllegalStateException().isThrownBy(() -> migrations(List.of(step(1), step(1))));
	}

	private Migrations migrations(List<Migration> known) {
		return new Migrations(known, List.of(), this.store, new MongoLockProvider(this.store.getCollection("locks")),
				Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private Migration step(int number) {
		return migration(number, "step " + number, (database) -> this.done.add(number));
	}

	// Without a class of its own, which the application would find.
	private static Migration migration(int number, String name, Consumer<MongoDatabase> change) {
		return new Migration() {

			@Override
			public int number() {
				return number;
			}

			@Override
			public String name() {
				return name;
			}

			@Override
			public void apply(MongoDatabase store) {
				change.accept(store);
			}

		};
	}

}
