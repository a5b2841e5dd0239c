package eu.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.bson.BsonDocument;
import org.bson.BsonValue;

import eu.uptake.IndexedQueries.DeclaredIndex;

/**
 * What a command looks for, without the values.
 *
 * @param equal the fields that are compared with one value or several
 * @param between the fields of which a range is looked for
 * @param exists the fields that must be there
 * @param alternatives the branches of each disjunction
 * @param order the fields it is sorted by, with their directions
 */
record StoreQuery(Set<String> equal, Set<String> between, Set<String> exists, List<List<StoreQuery>> alternatives,
		LinkedHashMap<String, Integer> order) {

	private static final Set<String> EQUAL = Set.of("$eq", "$in", "$elemMatch", "$all");

	private static final Set<String> RANGES = Set.of("$gt", "$gte", "$lt", "$lte");

	/**
	 * The queries of a command.
	 * @param command a command that reads or changes documents
	 * @return none if it looks for nothing, such as an insert
	 */
	static List<StoreQuery> of(BsonDocument command) {
		return switch (command.getFirstKey()) {
			case "find" -> List.of(of(command.getDocument("filter", new BsonDocument()),
					command.getDocument("sort", new BsonDocument())));
			case "findAndModify", "distinct" ->
				List.of(of(command.getDocument("query", new BsonDocument()), new BsonDocument()));
			// How many there are, a store knows.
			case "count" -> command.containsKey("query") ? List.of(of(command.getDocument("query"), new BsonDocument()))
					: List.of();
			case "aggregate" -> ofPipeline(command.getArray("pipeline").getValues());
			case "update" -> ofEach(command.getArray("updates").getValues());
			case "delete" -> ofEach(command.getArray("deletes").getValues());
			default -> List.of();
		};
	}

	private static List<StoreQuery> ofEach(Collection<BsonValue> changes) {
		return changes.stream()
			.map((change) -> of(change.asDocument().getDocument("q"), new BsonDocument()))
			.distinct()
			.toList();
	}

	// Of the stages, those at the beginning can use an index. What is made of all there
	// is
	// reads all there is.
	private static List<StoreQuery> ofPipeline(List<BsonValue> stages) {
		if (stages.stream().noneMatch((stage) -> stage.asDocument().containsKey("$match"))) {
			return List.of();
		}
		StoreQuery query = of(new BsonDocument(), new BsonDocument());
		stages.stream()
			.takeWhile((stage) -> stage.asDocument().containsKey("$match"))
			.forEach((stage) -> query.add(stage.asDocument().getDocument("$match")));
		return List.of(query);
	}

	private static StoreQuery of(BsonDocument filter, BsonDocument sort) {
		LinkedHashMap<String, Integer> order = new LinkedHashMap<>();
		sort.forEach((field, direction) -> order.put(field, direction.asNumber().intValue()));
		StoreQuery query = new StoreQuery(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), new ArrayList<>(), order);
		query.add(filter);
		return query;
	}

	private void add(BsonDocument filter) {
		filter.forEach((field, value) -> {
			if (field.equals("$and")) {
				value.asArray().forEach((part) -> add(part.asDocument()));
			}
			else if (field.equals("$or")) {
				this.alternatives.add(
						value.asArray().stream().map((branch) -> of(branch.asDocument(), new BsonDocument())).toList());
			}
			else if (!value.isDocument() || value.asDocument().isEmpty()
					|| !value.asDocument().getFirstKey().startsWith("$")) {
				this.equal.add(field);
			}
			else {
				value.asDocument().keySet().forEach((operator) -> add(field, operator));
			}
		});
	}

	private void add(String field, String operator) {
		if (EQUAL.contains(operator)) {
			this.equal.add(field);
		}
		else if (RANGES.contains(operator)) {
			this.between.add(field);
		}
		else if (operator.equals("$exists")) {
			this.exists.add(field);
		}
	}

	/**
	 * Whether it can be answered without reading all documents, or sorting many.
	 * @param indexes the collection's indexes
	 * @return true if one leads to its documents, in its order where it has one
	 */
	boolean isServedBy(List<DeclaredIndex> indexes) {
		List<DeclaredIndex> usable = indexes.stream().filter((index) -> mentions(index.onlyWith())).toList();
		if (!this.order.isEmpty()) {
			return usable.stream().anyMatch(this::isOrderedBy) || this.equal.contains("_id");
		}
		return usable.stream().anyMatch((index) -> {
			String first = index.keys().keySet().iterator().next();
			return this.equal.contains(first) || this.between.contains(first);
		}) || this.alternatives.stream()
			.anyMatch((branches) -> branches.stream().allMatch((branch) -> branch.isServedBy(indexes)));
	}

	private boolean mentions(Set<String> fields) {
		return fields.stream()
			.allMatch((field) -> this.exists.contains(field) || this.equal.contains(field)
					|| this.between.contains(field));
	}

	// After fields that are given, the index goes on as the order does, or all the other
	// way round.
	private boolean isOrderedBy(DeclaredIndex index) {
		List<Map.Entry<String, Integer>> keys = new ArrayList<>(index.keys().entrySet());
		while (!keys.isEmpty() && this.equal.contains(keys.get(0).getKey())) {
			keys.remove(0);
		}
		List<Map.Entry<String, Integer>> wanted = new ArrayList<>(this.order.entrySet());
		if (keys.size() < wanted.size()) {
			return false;
		}
		int turn = keys.get(0).getValue() * wanted.get(0).getValue();
		for (int i = 0; i < wanted.size(); i++) {
			if (!keys.get(i).getKey().equals(wanted.get(i).getKey())
					|| keys.get(i).getValue() * turn != wanted.get(i).getValue()) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return "by %s, between %s, with %s, any of %s, in order %s".formatted(this.equal, this.between, this.exists,
				this.alternatives, this.order);
	}

}
