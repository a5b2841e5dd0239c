package eu.uptake.answer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

import eu.uptake.Await;
import eu.uptake.answer.PublicState.Part;
import eu.uptake.answer.PublicState.Snapshot;
import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * When the state of the public records is read, and what an older one is good for.
 */
class PublicStateTests {

	private final AtomicLong clock = new AtomicLong();

	private final StoreWrites writes = new StoreWrites();

	private final AtomicInteger returns = new AtomicInteger();

	private final List<String> read = new ArrayList<>();

	private final PublicState state = new PublicState(List.of(records("returns"), records("modules")), this.writes,
			this.clock::get);

	private PublicRecords records(String collection) {
		return new PublicRecords(collection, () -> {
			this.read.add(collection);
			return collection.equals("returns") ? this.returns.get() : 0;
		});
	}

	private void write(String collection) {
		BsonDocument command = new BsonDocument("update", new BsonString(collection));
		this.writes.commandStarted(new CommandStartedEvent(null, 1, 1,
				new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress())), "uptake", "update",
				command));
	}

	@Test
	void isReadOnceASecond() {
		long number = this.state.current().number();
		this.clock.addAndGet(Duration.ofMillis(999).toNanos());
		assertThat(this.state.current().number()).isEqualTo(number);
		assertThat(this.read).containsExactly("returns", "modules");
		this.clock.addAndGet(Duration.ofMillis(1).toNanos());
		assertThat(this.state.current().number()).isEqualTo(number);
		assertThat(this.read).containsExactly("returns", "modules", "returns", "modules");
	}

	@Test
	void whatAnotherInstanceHasWrittenIsSeenWhenTheSecondIsOver() {
		long number = this.state.current().number();
		this.returns.incrementAndGet();
		this.clock.addAndGet(Duration.ofMillis(999).toNanos());
		assertThat(this.state.current().number()).isEqualTo(number);
		this.clock.addAndGet(Duration.ofMillis(1).toNanos());
		assertThat(this.state.current().number()).isNotEqualTo(number);
	}

	@Test
	void whatThisInstanceHasWrittenIsSeenAtOnceAndNothingElseIsReadForIt() {
		long number = this.state.current().number();
		this.read.clear();
		this.returns.incrementAndGet();
		write("returns");
		assertThat(this.state.current().number()).isNotEqualTo(number);
		assertThat(this.read).containsExactly("returns");
	}

	@Test
	void aWriteThatChangesNothingPublicKeepsTheState() {
		long number = this.state.current().number();
		write("returns");
		write("sessions");
		assertThat(this.state.current().number()).isEqualTo(number);
	}

	@Test
	void partsReadLaterDontPutOffReadingTheOthers() {
		long number = this.state.current().number();
		this.clock.addAndGet(Duration.ofMillis(900).toNanos());
		write("modules");
		this.state.current();
		this.returns.incrementAndGet();
		this.clock.addAndGet(Duration.ofMillis(100).toNanos());
		assertThat(this.state.current().number()).isNotEqualTo(number);
	}

	@Test
	void thoseWhoWaitWhileItIsReadShareTheNextReadingWhateverIsWrittenMeanwhile() throws Exception {
		AtomicInteger readings = new AtomicInteger();
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		PublicState slow = new PublicState(List.of(new PublicRecords("returns", () -> {
			int reading = readings.incrementAndGet();
			write("returns");
			begun.countDown();
			if (reading == 1) {
				await(end);
			}
			return reading;
		})), this.writes, System::nanoTime);
		List<Thread> started = new CopyOnWriteArrayList<>();
		ExecutorService threads = threads(9, started);
		try {
			Future<Snapshot> first = threads.submit(slow::current);
			await(begun);
			List<Future<Snapshot>> others = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				others.add(threads.submit(slow::current));
			}
			// Those who come later read it themselves.
			Await.until(() -> blocked(started) == 8);
			end.countDown();
			assertThat(first.get().parts()).extracting(Part::state).containsExactly(1);
			for (Future<Snapshot> other : others) {
				assertThat(other.get().parts()).extracting(Part::state).containsExactly(2);
			}
			assertThat(readings).hasValue(2);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void aFailureIsThatOfAllWhoWaitedForTheReading() throws Exception {
		AtomicInteger readings = new AtomicInteger();
		CountDownLatch end = new CountDownLatch(1);
		PublicState away = new PublicState(List.of(new PublicRecords("returns", () -> {
			readings.incrementAndGet();
			await(end);
			throw new IllegalStateException("away");
		})), this.writes, System::nanoTime);
		List<Thread> started = new CopyOnWriteArrayList<>();
		ExecutorService threads = threads(8, started);
		try {
			List<Future<Snapshot>> all = new ArrayList<>();
			for (int i = 0; i < 8; i++) {
				all.add(threads.submit(away::current));
			}
			Await.until(() -> blocked(started) == 7);
			end.countDown();
			for (Future<Snapshot> each : all) {
				assertThatThrownBy(each::get).hasRootCauseMessage("away");
			}
			assertThat(readings).hasValue(1);
		}
		finally {
			threads.shutdownNow();
		}
	}

	@Test
	void afterAFailureOneTriesAgainInASecondAndNobodyWaitsForIt() {
		AtomicInteger readings = new AtomicInteger();
		AtomicBoolean isAway = new AtomicBoolean(true);
		List<PublicState> itself = new ArrayList<>();
		PublicState state = new PublicState(List.of(new PublicRecords("returns", () -> {
			if (readings.incrementAndGet() == 2) {
				// Another, while this one reads.
				assertThatThrownBy(itself.get(0)::current).hasMessage("away");
			}
			if (isAway.get()) {
				throw new IllegalStateException("away");
			}
			return 0;
		})), this.writes, this.clock::get);
		itself.add(state);
		assertThatThrownBy(state::current).hasMessage("away");
		this.clock.addAndGet(Duration.ofMillis(999).toNanos());
		assertThatThrownBy(state::current).hasMessage("away");
		assertThat(readings).hasValue(1);
		this.clock.addAndGet(Duration.ofMillis(1).toNanos());
		assertThatThrownBy(state::current).hasMessage("away");
		assertThat(readings).hasValue(2);
		isAway.set(false);
		assertThatThrownBy(state::current).hasMessage("away");
		this.clock.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(state.current().number()).isZero();
		assertThat(state.current().number()).isZero();
		assertThat(readings).hasValue(3);
	}

	private static long blocked(List<Thread> started) {
		return started.stream().filter((each) -> each.getState() == Thread.State.BLOCKED).count();
	}

	private static ExecutorService threads(int count, List<Thread> started) {
		return Executors.newFixedThreadPool(count, (task) -> {
			Thread thread = new Thread(task);
			started.add(thread);
			return thread;
		});
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void itsAgeIsCountedFromBeforeItWasRead() {
		PublicState slow = new PublicState(List.of(new PublicRecords("returns", () -> {
			this.clock.addAndGet(Duration.ofMillis(400).toNanos());
			return 0;
		})), this.writes, this.clock::get);
		assertThat(slow.ageOf(slow.current())).isEqualTo(Duration.ofMillis(400).toNanos());
	}

}
