package eu.uptake.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.OperationDefinition;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import org.jspecify.annotations.Nullable;

import eu.uptake.contract.BadArgument;
import eu.uptake.contract.PageRequest;

/**
 * What a selection costs: some of it known from the document, some for each item of pages
 * whose size a variable gives.
 *
 * @param fixed the part that no variable changes
 * @param perNode the part that counts once for each node of the connection that the
 * selection is of
 * @param pages the part that depends on variables
 */
record DocumentCost(double fixed, double perNode, List<Page> pages) {

	static final DocumentCost NONE = new DocumentCost(0, 0, List.of());

	static DocumentCost of(double fixed) {
		return new DocumentCost(fixed, 0, List.of());
	}

	DocumentCost plus(DocumentCost other) {
		return new DocumentCost(this.fixed + other.fixed, this.perNode + other.perNode,
				joined(this.pages, other.pages));
	}

	/**
	 * The cost of a list.
	 * @param items how many items it has
	 * @return this for each of them
	 */
	DocumentCost times(double items) {
		return new DocumentCost(this.fixed * items, this.perNode * items,
				this.pages.stream().map((page) -> page.times(items)).toList());
	}

	/**
	 * The cost of a connection's list of nodes.
	 * @return this for each node
	 */
	DocumentCost forEachNode() {
		return new DocumentCost(0, this.fixed, this.pages.stream().map(Page::forEachNode).toList());
	}

	/**
	 * The cost of a connection.
	 * @param first its argument, as it stands in the document, if it does
	 * @param operation declares the variables
	 * @return this with as many nodes
	 */
	DocumentCost ofPage(@Nullable Value<?> first, OperationDefinition operation) {
		if (first instanceof VariableReference variable) {
			Page page = new Page(variable.getName(), standard(variable.getName(), operation), this.perNode, 1,
					this.pages.stream().filter(Page::nested).toList());
			return new DocumentCost(this.fixed, 0,
					joined(this.pages.stream().filter((each) -> !each.nested()).toList(), List.of(page)));
		}
		int nodes = literal(first);
		return new DocumentCost(this.fixed + this.perNode * nodes, 0,
				this.pages.stream().map((page) -> page.nested() ? page.times(nodes).atRest() : page).toList());
	}

	/**
	 * What it comes to.
	 * @param variables the request's variables
	 * @return the cost
	 */
	double at(Map<String, Object> variables) {
		double sum = this.fixed;
		for (Page page : this.pages) {
			sum += page.at(variables);
		}
		return sum;
	}

	private static List<Page> joined(List<Page> some, List<Page> others) {
		if (some.isEmpty() || others.isEmpty()) {
			return some.isEmpty() ? others : some;
		}
		List<Page> all = new ArrayList<>(some);
		all.addAll(others);
		return all;
	}

	private static @Nullable Integer standard(String variable, OperationDefinition operation) {
		return operation.getVariableDefinitions()
			.stream()
			.filter((definition) -> definition.getName().equals(variable))
			.map(VariableDefinition::getDefaultValue)
			.filter(IntValue.class::isInstance)
			.map(DocumentCost::literal)
			.findFirst()
			.orElse(null);
	}

	private static int literal(@Nullable Value<?> first) {
		if (first == null || first instanceof NullValue) {
			return nodes(null);
		}
		return nodes((first instanceof IntValue number) ? number.getValue() : "");
	}

	private static int nodes(@Nullable Object first) {
		Integer nodes = null;
		if (first != null) {
			nodes = (first instanceof Number number) ? (int) number.doubleValue() : Integer.MAX_VALUE;
		}
		try {
			return PageRequest.of(nodes, null).first();
		}
		catch (BadArgument ex) {
			// Negative: refused by the field.
			return 0;
		}
	}

	/**
	 * A page whose size a variable gives.
	 *
	 * @param variable the variable
	 * @param standard its default, if any
	 * @param each what each node costs
	 * @param times how often the page is there
	 * @param inside pages in each node
	 * @param nested whether it is in a node of a connection whose size isn't known yet
	 */
	record Page(String variable, @Nullable Integer standard, double each, double times, List<Page> inside,
			boolean nested) {

		Page(String variable, @Nullable Integer standard, double each, double times, List<Page> inside) {
			this(variable, standard, each, times, inside, false);
		}

		Page times(double items) {
			return new Page(this.variable, this.standard, this.each, this.times * items, this.inside, this.nested);
		}

		Page forEachNode() {
			return new Page(this.variable, this.standard, this.each, this.times, this.inside, true);
		}

		Page atRest() {
			return new Page(this.variable, this.standard, this.each, this.times, this.inside, false);
		}

		double at(Map<String, Object> variables) {
			int nodes = variables.containsKey(this.variable) ? nodes(variables.get(this.variable))
					: nodes(this.standard);
			double node = this.each;
			for (Page page : this.inside) {
				node += page.at(variables);
			}
			return this.times * nodes * node;
		}

	}

}
