package eu.uptake.uptake;

import java.util.Date;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.migration.Migration;

/**
 * Returns that were submitted before there was a field for when they first were have it
 * in their history.
 */
@Component
class FirstSubmissionMigration implements Migration {

	@Override
	public int number() {
		return 1;
	}

	@Override
	public String name() {
		return "returns say when they were first submitted";
	}

	@Override
	public void apply(MongoDatabase store) {
		MongoCollection<Document> returns = store.getCollection("returns");
		Bson lacking = Filters.and(Filters.exists("submittedAt"), Filters.exists("firstSubmittedAt", false));
		for (Document each : returns.find(lacking)) {
			Date first = firstSubmission(each.getList("changes", Document.class, List.of()));
			if (first != null) {
				returns.updateOne(Filters.and(Filters.eq(each.get("_id")), Filters.exists("firstSubmittedAt", false)),
						Updates.set("firstSubmittedAt", first));
			}
		}
	}

	private static @Nullable Date firstSubmission(List<Document> changes) {
		return changes.stream()
			.filter((change) -> "SUBMITTED".equals(change.getString("action")))
			.map((change) -> change.getDate("at"))
			.findFirst()
			.orElse(null);
	}

}
