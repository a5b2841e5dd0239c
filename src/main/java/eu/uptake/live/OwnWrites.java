package eu.uptake.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.mongodb.event.CommandFailedEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sees what this process writes by the commands that its driver sends, so that no write
 * can forget to say so. While nobody hears it, it doesn't look.
 */
@Component
class OwnWrites implements CommandListener {

	private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

	private final Map<Integer, List<StoreChange>> underWay = new ConcurrentHashMap<>();

	private volatile @Nullable Consumer<StoreChange> heard;

	void hear(Consumer<StoreChange> changed) {
		this.heard = changed;
	}

	void ignore() {
		this.heard = null;
		this.underWay.clear();
	}

	boolean isHeard() {
		return this.heard != null;
	}

	@Override
	public void commandStarted(CommandStartedEvent event) {
		if (this.heard != null && WRITES.contains(event.getCommandName())) {
			this.underWay.put(event.getRequestId(), changes(event.getCommandName(), event.getCommand()));
		}
	}

	@Override
	public void commandSucceeded(CommandSucceededEvent event) {
		ended(event.getRequestId());
	}

	// What has failed may have been done all the same.
	@Override
	public void commandFailed(CommandFailedEvent event) {
		ended(event.getRequestId());
	}

	private void ended(int request) {
		Consumer<StoreChange> changed = this.heard;
		List<StoreChange> changes = (changed != null) ? this.underWay.remove(request) : null;
		if (changed != null && changes != null) {
			changes.forEach(changed);
		}
	}

	private static List<StoreChange> changes(String name, BsonDocument command) {
		String collection = command.getString(name).getValue();
		List<StoreChange> changes = new ArrayList<>();
		switch (name) {
			case "insert" -> command.getArray("documents")
				.forEach((document) -> changes.add(change(collection, document.asDocument())));
			case "update" -> command.getArray("updates")
				.forEach((update) -> changes.add(change(collection, update.asDocument().getDocument("q"))));
			case "delete" -> command.getArray("deletes")
				.forEach((delete) -> changes.add(change(collection, delete.asDocument().getDocument("q"))));
			default -> changes.add(change(collection, command.getDocument("query", new BsonDocument())));
		}
		return changes;
	}

	private static StoreChange change(String collection, BsonDocument filter) {
		BsonValue id = filter.get("_id");
		return new StoreChange(collection, ChangeStream.plain(id));
	}

}
