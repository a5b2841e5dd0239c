package eu.uptake;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The commands that the service sends to the store.
 */
public class StoreCommands implements CommandListener {

	private static final Set<String> HOUSEKEEPING = Set.of("hello", "isMaster", "ismaster", "ping", "endSessions",
			"listDatabases", "buildInfo");

	private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

	/** Those follow a command, whose time theirs is. */
	private static final Set<String> FOLLOWING = Set.of("getMore", "killCursors");

	/** In the names of the threads that answer requests; what tests ask is their own. */
	private static final String REQUESTS = "-exec-";

	/** Read whole, and for those who haven't signed in not with each request. */
	private static final Set<String> REFERENCE = Set.of("countries", "modules", "reportingYears");

	private static final String ALL = " all";

	private final List<String> commands = new CopyOnWriteArrayList<>();

	private final List<String> ofRequests = new CopyOnWriteArrayList<>();

	private final List<String> unbounded = new CopyOnWriteArrayList<>();

	private final Set<String> written = ConcurrentHashMap.newKeySet();

	private final IndexedQueries queries = new IndexedQueries();

	@Override
	public void commandStarted(CommandStartedEvent event) {
		if (event.getCommandName().equals("createIndexes")) {
			this.queries.declared(event.getCommand());
		}
		if (Thread.currentThread().getName().contains(REQUESTS)) {
			this.queries.asked(event.getCommand());
			if (!isOfReference(event)) {
				this.ofRequests.add(event.getCommandName() + " " + collection(event));
			}
		}
		if (WRITES.contains(event.getCommandName())) {
			this.written.add(event.getCommand().getString(event.getCommandName()).getValue());
		}
		if (!HOUSEKEEPING.contains(event.getCommandName())) {
			if (!event.getCommand().containsKey("maxTimeMS") && !FOLLOWING.contains(event.getCommandName())) {
				this.unbounded.add(event.getCommandName());
			}
			this.commands.add(event.getCommandName() + " " + event.getCommand().getFirstKey() + " "
					+ event.getCommand().get(event.getCommand().getFirstKey()) + (isOfReference(event) ? ALL : ""));
		}
	}

	IndexedQueries queries() {
		return this.queries;
	}

	private static String collection(CommandStartedEvent event) {
		BsonDocument command = event.getCommand();
		BsonValue collection = command.get(command.containsKey("collection") ? "collection" : command.getFirstKey());
		return collection.isString() ? collection.asString().getValue() : "";
	}

	private static boolean isOfReference(CommandStartedEvent event) {
		return event.getCommandName().equals("find")
				&& REFERENCE.contains(event.getCommand().getString("find").getValue())
				&& event.getCommand().getDocument("filter", new BsonDocument()).isEmpty();
	}

	/**
	 * The collections written to since the writes were last forgotten.
	 * @return their names
	 */
	Set<String> writtenTo() {
		return Set.copyOf(this.written);
	}

	void forgetWrites() {
		this.written.clear();
	}

	/**
	 * The commands that an action sends, without those that find out who asks, and those
	 * that read reference data whole, which may be known already.
	 * @param action the action
	 * @return the commands in order
	 */
	public List<String> during(Runnable action) {
		return allDuring(action).stream()
			.filter((command) -> !command.contains("'sessions'") && !command.endsWith(ALL))
			.toList();
	}

	/**
	 * All commands that an action sends.
	 * @param action the action
	 * @return the commands in order
	 */
	public List<String> allDuring(Runnable action) {
		this.commands.clear();
		action.run();
		return List.copyOf(this.commands);
	}

	/**
	 * The commands that the requests send which an action makes, without those that find
	 * out who asks, and those that read reference data whole, which may be known already.
	 * @param action the action
	 * @return each command's name with its collection, in order
	 */
	public List<String> ofRequestsDuring(Runnable action) {
		this.ofRequests.clear();
		action.run();
		return this.ofRequests.stream().filter((command) -> !command.endsWith(" sessions")).toList();
	}

	/**
	 * The commands that an action sends without a time that they may take.
	 * @param action the action
	 * @return their names
	 */
	public List<String> unboundedDuring(Runnable action) {
		this.unbounded.clear();
		action.run();
		return List.copyOf(this.unbounded);
	}

	// Listens to the service's commands.
	@TestConfiguration(proxyBeanMethods = false)
	public static class Recording {

		@Bean
		StoreCommands storeCommands() {
			return new StoreCommands();
		}

		@Bean
		MongoClientSettingsBuilderCustomizer recordCommands(StoreCommands commands) {
			return (settings) -> settings.addCommandListener(commands);
		}

	}

}
