package eu.uptake.contract;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A page of a list that grows, as the Relay connection specification has it.
 *
 * @param <T> the type of the nodes
 */
public final class Connection<T> {

	private final List<Edge<T>> edges;

	private final PageInfo pageInfo;

	private final LongSupplier totalCount;

	private Connection(List<Edge<T>> edges, PageInfo pageInfo, LongSupplier totalCount) {
		this.edges = edges;
		this.pageInfo = pageInfo;
		this.totalCount = totalCount;
	}

	/**
	 * Makes a page.
	 * @param <T> the type of the nodes
	 * @param request what was asked for
	 * @param found the nodes after the request's key in key order, one more than asked
	 * for where there are more
	 * @param key the unique key the nodes are sorted by
	 * @param totalCount counts all nodes; called only if a client asks
	 * @return the page
	 */
	public static <T> Connection<T> of(PageRequest request, List<T> found, Function<T, String> key,
			LongSupplier totalCount) {
		List<Edge<T>> edges = found.stream()
			.limit(request.first())
			.map((node) -> new Edge<>(PageRequest.cursor(key.apply(node)), node))
			.toList();
		PageInfo pageInfo = new PageInfo(found.size() > request.first(), request.afterKey() != null,
				edges.isEmpty() ? null : edges.get(0).cursor(),
				edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor());
		return new Connection<>(edges, pageInfo, totalCount);
	}

	public List<Edge<T>> getEdges() {
		return this.edges;
	}

	public List<T> getNodes() {
		return this.edges.stream().map(Edge::node).toList();
	}

	public PageInfo getPageInfo() {
		return this.pageInfo;
	}

	public long getTotalCount() {
		return this.totalCount.getAsLong();
	}

	/**
	 * A node and its place.
	 *
	 * @param <T> the type of the node
	 * @param cursor the place
	 * @param node the node
	 */
	public record Edge<T>(String cursor, T node) {
	}

	/**
	 * Where a page stands in its list.
	 *
	 * @param hasNextPage more nodes follow
	 * @param hasPreviousPage the page was asked for with {@code after}
	 * @param startCursor the first node's cursor
	 * @param endCursor the last node's cursor
	 */
	public record PageInfo(boolean hasNextPage, boolean hasPreviousPage, @Nullable String startCursor,
			@Nullable String endCursor) {
	}

}
