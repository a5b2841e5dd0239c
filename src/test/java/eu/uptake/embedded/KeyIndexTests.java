package eu.uptake.embedded;

import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import org.bson.BsonRegularExpression;
import org.bson.Document;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KeyIndexTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{_id: 'a'}                                    | true
			{_id: 'a', version: 1}                        | true
			{version: 1, _id: {$in: ['a', 'b']}}          | true
			{$and: [{version: 1}, {_id: 'a'}]}            | true
			{$and: [{_id: {$in: ['a']}}, {version: 1}]}   | true
			{_id: {$gt: 'a'}, version: 1}                 | false
			{_id: {$ne: 'a'}, version: 1}                 | false
			{$or: [{_id: 'a'}, {version: 1}]}             | false
			{$nor: [{_id: 'a'}]}                          | false
			{_id: {$in: ['a', /^b/]}}                     | false
			{version: 1}                                  | false
			""")
	void theKeyLeadsToADocumentWhateverElseItMustBe(String query, boolean byKey) {
		Index<Object> index = new KeyedDatabase("test", MVStore.open(null), new CursorRegistry())
			.openOrCreateUniqueIndex("items", "_id_", List.of(new IndexKey("_id", true)), false);
		assertThat(index.canHandle(stored(Document.parse(query)))).isEqualTo(byKey);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{_id: 'a', version: 1}                                  | a
			{_id: 'a', version: 2}                                  |
			{_id: 'z', version: 1}                                  |
			{_id: {$in: ['a', 'b', 'z']}, version: 2}               | b
			{_id: {$in: ['a', 'b', 'c']}, version: {$gte: 1}}       | a b c
			{_id: {$in: ['c', 'a', 'c', 'z']}}                      | a c
			{_id: {$in: ['c', 1, 'a']}}                             | a c
			{_id: {$in: []}}                                        |
			{$and: [{_id: {$in: ['a', 'b']}}, {_id: 'b'}]}          | b
			{$and: [{_id: 'a'}, {version: 2}]}                      |
			{_id: 'a', $or: [{version: 2}, {version: 3}]}           |
			{_id: 'a', $or: [{version: 2}, {version: 1}]}           | a
			{_id: {$gt: 'a'}, version: {$gte: 1}}                   | b c
			{_id: /^[bc]$/, version: 2}                             | b
			{_id: {$in: [/^[bc]$/]}, version: {$gte: 1}}            | b c
			{_id: {$in: ['a', /^c$/]}}                              | a c
			{_id: null, version: 1}                                 |
			""")
	void whatIsFoundMeetsAllConditions(String query, String expected) {
		MongoServer server = new MongoServer(new DurableBackend(MVStore.open(null)));
		try (MongoClient client = MongoClients.create(server.bindAndGetConnectionString())) {
			MongoCollection<Document> items = client.getDatabase("test").getCollection("items");
			items.insertMany(List.of(new Document("_id", "a").append("version", 1),
					new Document("_id", "b").append("version", 2), new Document("_id", "c").append("version", 3)));
			Document condition = Document.parse(query);
			List<String> wanted = (expected != null) ? List.of(expected.split(" ")) : List.of();
			assertThat(items.find(condition).map((found) -> found.getString("_id"))).containsExactlyElementsOf(wanted);
			assertThat(items.countDocuments(condition)).isEqualTo(wanted.size());
			assertThat(
					items.updateMany(condition, new Document("$set", new Document("changed", true))).getModifiedCount())
				.isEqualTo(wanted.size());
			assertThat(items.countDocuments(new Document("changed", true))).isEqualTo(wanted.size());
			assertThat(items.deleteMany(condition).getDeletedCount()).isEqualTo(wanted.size());
			assertThat(items.countDocuments()).isEqualTo(3 - wanted.size());
		}
		finally {
			server.shutdownNow();
		}
	}

	private static de.bwaldvogel.mongo.bson.Document stored(Document document) {
		de.bwaldvogel.mongo.bson.Document stored = new de.bwaldvogel.mongo.bson.Document();
		document.forEach((name, value) -> stored.put(name, stored(value)));
		return stored;
	}

	private static Object stored(Object value) {
		if (value instanceof Document document) {
			return stored(document);
		}
		if (value instanceof BsonRegularExpression pattern) {
			return new de.bwaldvogel.mongo.bson.BsonRegularExpression(pattern.getPattern());
		}
		return (value instanceof List<?> list) ? list.stream().map(KeyIndexTests::stored).toList() : value;
	}

}
