package eu.uptake.uptake;

import java.time.Instant;
import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.BareStore;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class FirstSubmissionMigrationTests {

	private static final Date MAY = Date.from(Instant.parse("2025-05-01T10:00:00Z"));

	private static final Date JUNE = Date.from(Instant.parse("2025-06-01T10:00:00Z"));

	@Autowired
	private MongoOperations mongo;

	@Test
	void theServiceHasHadItWhenItStarts() {
		assertThat(this.mongo.findById(1, Document.class, "migrations")).containsEntry("name",
				"returns say when they were first submitted");
	}

	@Test
	void takesTheFirstSubmissionOutOfTheHistory() {
		try (BareStore bare = BareStore.start()) {
			MongoDatabase store = bare.database();
			MongoCollection<Document> returns = store.getCollection("returns");
			List<Document> history = List.of(change("REPORTED", Date.from(Instant.EPOCH)), change("SUBMITTED", MAY),
					change("SENT_BACK", JUNE), change("SUBMITTED", JUNE));
			Document older = new Document("_id", "2025-AT").append("submittedAt", JUNE).append("changes", history);
			Document newer = new Document("_id", "2025-BE").append("submittedAt", JUNE)
				.append("firstSubmittedAt", JUNE)
				.append("changes", history);
			Document draft = new Document("_id", "2025-DE").append("changes", history.subList(0, 1));
			Document seeded = new Document("_id", "2025-FR").append("submittedAt", JUNE).append("changes", List.of());
			returns.insertMany(List.of(older, newer, draft, seeded));
			// Twice, as after a crash.
			for (int i = 0; i < 2; i++) {
				new FirstSubmissionMigration().apply(store);
				assertThat(returns.find(Filters.eq("2025-AT")).first())
					.isEqualTo(new Document(older).append("firstSubmittedAt", MAY));
				assertThat(returns.find(Filters.ne("_id", "2025-AT"))).containsExactlyInAnyOrder(newer, draft, seeded);
			}
		}
	}

	private static Document change(String action, Date at) {
		return new Document("at", at).append("action", action);
	}

}
