package eu.uptake;

import java.util.List;
import java.util.stream.Stream;

import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import eu.uptake.IndexedQueries.DeclaredIndex;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The rule by which {@link UptakeTest}s notice a query without an index.
 */
class IndexedQueriesTests {

	private static final List<DeclaredIndex> INDEXES = Stream
		.of("{ key: { _id: 1 } }", "{ key: { year: 1, status: 1 } }", "{ key: { status: 1, on: -1, _id: -1 } }",
				"{ key: { at: -1 }, partialFilterExpression: { comment: { $exists: true } } }")
		.map((index) -> DeclaredIndex.of(BsonDocument.parse(index)))
		.toList();

	@ParameterizedTest
	@ValueSource(strings = { "{ find: 'c', filter: { _id: 1 } }", "{ find: 'c', filter: { year: { $in: [1, 2] } } }",
			"{ find: 'c', filter: { $and: [{ other: 1 }, { $and: [{ year: { $gte: 1 } }] }] } }",
			"{ find: 'c', filter: { $or: [{ year: 1 }, { $and: [{ status: 'A' }, { other: 1 }] }] } }",
			"{ find: 'c', filter: { status: 'A', year: { $ne: 1 } }, sort: { on: -1, _id: -1 } }",
			"{ find: 'c', filter: { status: 'A' }, sort: { on: 1, _id: 1 } }",
			"{ find: 'c', filter: {}, sort: { _id: 1 } }",
			"{ find: 'c', filter: { comment: { $exists: true } }, sort: { at: -1 } }",
			"{ aggregate: 'c', pipeline: [{ $match: { other: 1 } }, { $match: { year: 1 } }, { $group: {} }] }",
			"{ update: 'c', updates: [{ q: { _id: 1, version: 3 }, u: {} }] }",
			"{ delete: 'c', deletes: [{ q: { year: 1 }, limit: 0 }] }", "{ insert: 'c', documents: [] }",
			"{ count: 'c' }", "{ aggregate: 'c', pipeline: [{ $group: {} }] }" })
	void anIndexThatBeginsWithAFieldLeadsToTheDocuments(String command) {
		assertThat(StoreQuery.of(BsonDocument.parse(command)))
			.allSatisfy((query) -> assertThat(query.isServedBy(INDEXES)).isTrue());
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ find: 'c', filter: {} }", "{ find: 'c' }", "{ find: 'c', filter: { on: 1 } }",
			"{ find: 'c', filter: { year: { $ne: 1 } } }", "{ find: 'c', filter: { year: { $exists: true } } }",
			"{ find: 'c', filter: { $or: [{ year: 1 }, { other: 1 }] } }",
			"{ find: 'c', filter: { status: 'A' }, sort: { on: -1, _id: 1 } }",
			"{ find: 'c', filter: { year: 1 }, sort: { on: -1 } }", "{ find: 'c', filter: { at: 1 } }",
			"{ aggregate: 'c', pipeline: [{ $unwind: '$x' }, { $match: { year: 1 } }] }",
			"{ update: 'c', updates: [{ q: { _id: 1 }, u: {} }, { q: { other: 1 }, u: {} }] }",
			"{ findAndModify: 'c', query: { other: 1 } }", "{ count: 'c', query: {} }",
			"{ aggregate: 'c', pipeline: [{ $match: {} }, { $group: {} }] }" })
	void allElseScans(String command) {
		assertThat(StoreQuery.of(BsonDocument.parse(command)))
			.anySatisfy((query) -> assertThat(query.isServedBy(INDEXES)).isFalse());
	}

	@Test
	void aQueryIsNamedOnceAndNoneOfASmallCollection() {
		IndexedQueries queries = new IndexedQueries();
		queries.declared(BsonDocument.parse("{ createIndexes: 'returns', indexes: [{ key: { year: 1 } }] }"));
		queries.asked(BsonDocument.parse("{ find: 'returns', filter: { year: 1 } }"));
		queries.asked(BsonDocument.parse("{ find: 'returns', filter: { country: 'AT' } }"));
		queries.asked(BsonDocument.parse("{ find: 'returns', filter: { country: 'DE' } }"));
		queries.asked(BsonDocument.parse("{ find: 'countries', filter: {} }"));
		queries.asked(BsonDocument.parse("{ aggregate: 1, pipeline: [] }"));
		assertThat(queries.unserved())
			.containsExactly("find of returns by [country], between [], with [], any of [], in order {}");
		assertThat(queries.unserved()).isEmpty();
	}

}
