package eu.uptake.embedded;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.ServerVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.h2.mvstore.MVStore;

/**
 * An H2 backend whose acknowledged writes survive the death of the process.
 * <p>
 * The stock backend leaves committing to a timer, so a kill loses what was acknowledged
 * in the last second. Here each write is in the file before its reply is sent, and only
 * whole writes are: one at a time, for a commit takes along what other writes have done
 * so far, and a document without its index entry could neither be found nor written
 * again. (The file isn't forced to the disk: a power cut may still lose the last writes.)
 */
class DurableBackend extends H2Backend {

	private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findandmodify", "create",
			"createindexes", "drop", "dropdatabase", "dropindexes", "renamecollection");

	private final Lock writing = new ReentrantLock();

	DurableBackend(MVStore store) {
		super(store);
		version(ServerVersion.MONGO_5_0);
	}

	@Override
	protected MongoDatabase openOrCreateDatabase(String name) {
		return new KeyedDatabase(name, getMvStore(), getCursorRegistry());
	}

	@Override
	public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
		String name = command.toLowerCase(Locale.ROOT);
		if (name.equals("hello")) {
			return hello(super.handleCommand(channel, databaseName, "ismaster", query));
		}
		if (name.equals("listdatabases")) {
			return databases();
		}
		if (!writes(name, query)) {
			return super.handleCommand(channel, databaseName, command, query);
		}
		this.writing.lock();
		try {
			return super.handleCommand(channel, databaseName, command, query);
		}
		finally {
			// Also after an error: a bulk write that failed half-way has written its
			// first half.
			try {
				getMvStore().commit();
			}
			finally {
				this.writing.unlock();
			}
		}
	}

	// Reading pipelines may take long and must not keep others from writing.
	private static boolean writes(String name, Document query) {
		if (name.equals("aggregate") && query.get("pipeline") instanceof Collection<?> pipeline) {
			return pipeline.stream()
				.anyMatch((stage) -> stage instanceof Document document
						&& (document.containsKey("$out") || document.containsKey("$merge")));
		}
		return WRITES.contains(name);
	}

	// The stock answer opens every database a second time; health asks every few seconds.
	private Document databases() {
		List<Document> databases = listDatabaseNames().stream()
			.sorted()
			.map((database) -> new Document("name", database).append("empty", false))
			.toList();
		return new Document("databases", databases).append("ok", 1.0);
	}

	private Document hello(Document isMaster) {
		isMaster.put("isWritablePrimary", isMaster.remove("ismaster"));
		return isMaster;
	}

}
