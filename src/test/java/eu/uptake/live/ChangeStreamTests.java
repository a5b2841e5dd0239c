package eu.uptake.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import com.mongodb.ServerCursor;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a change stream goes on after interruptions, by cursors that behave as told: no
 * store here has one. LiveInstancesTests has the real one, on MongoDB.
 */
class ChangeStreamTests {

	private final BlockingQueue<StoreChange> changes = new LinkedBlockingQueue<>();

	private final List<BsonDocument> openedAfter = Collections.synchronizedList(new ArrayList<>());

	private final Deque<Cursor> cursors = new ArrayDeque<>();

	@Test
	void goesOnWhereItWasAndWhereItCannotSaysThatAnythingMayHaveChanged() throws InterruptedException {
		ServerAddress server = new ServerAddress("127.0.0.1", 1);
		this.cursors.add(new Cursor(1, "2016-AT", new MongoSocketException("The connection is lost", server)));
		this.cursors.add(new Cursor(2, "2016-BE", new MongoCommandException(
				new BsonDocument("code", new BsonInt32(286)).append("errmsg", new BsonString("History is lost")),
				server)));
		this.cursors.add(new Cursor(3, "2016-DE", null));
		ChangeStream stream = new ChangeStream((seen) -> {
			this.openedAfter.add(seen);
			return this.cursors.remove();
		}, Set.of("returns"), this.changes::add);
		stream.start();
		assertThat(next()).isEqualTo(new StoreChange("returns", null));
		assertThat(next()).isEqualTo(new StoreChange("returns", "2016-AT"));
		assertThat(next()).isEqualTo(new StoreChange("returns", "2016-BE"));
		assertThat(next()).isEqualTo(new StoreChange("returns", null));
		assertThat(next()).isEqualTo(new StoreChange("returns", "2016-DE"));
		assertThat(this.openedAfter).containsExactly(null, token(1), null);
		stream.stop();
	}

	private StoreChange next() throws InterruptedException {
		return this.changes.poll(60, TimeUnit.SECONDS);
	}

	private static BsonDocument token(int number) {
		return new BsonDocument("_data", new BsonInt32(number));
	}

	/** Has one change, and then fails or has nothing more. */
	private static final class Cursor implements MongoChangeStreamCursor<ChangeStreamDocument<Document>> {

		private final int number;

		private final MongoException failure;

		private String id;

		Cursor(int number, String id, MongoException failure) {
			this.number = number;
			this.id = id;
			this.failure = failure;
		}

		@Override
		public ChangeStreamDocument<Document> tryNext() {
			if (this.id == null) {
				if (this.failure != null) {
					throw this.failure;
				}
				Thread.onSpinWait();
				return null;
			}
			BsonDocument key = new BsonDocument("_id", new BsonString(this.id));
			this.id = null;
			return new ChangeStreamDocument<>("update", getResumeToken(),
					new BsonDocument("db", new BsonString("uptake")).append("coll", new BsonString("returns")), null,
					null, null, null, key, null, null, null, null, null, null, null);
		}

		@Override
		public BsonDocument getResumeToken() {
			return token(this.number);
		}

		@Override
		public ServerCursor getServerCursor() {
			return new ServerCursor(1, getServerAddress());
		}

		@Override
		public ServerAddress getServerAddress() {
			return new ServerAddress("127.0.0.1", 1);
		}

		@Override
		public boolean hasNext() {
			return true;
		}

		@Override
		public ChangeStreamDocument<Document> next() {
			throw new UnsupportedOperationException();
		}

		@Override
		public int available() {
			return 0;
		}

		@Override
		public void close() {
			// There is nothing to be closed.
		}

	}

}
