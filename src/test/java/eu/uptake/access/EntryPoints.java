package eu.uptake.access;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import graphql.TrivialDataFetcher;
import graphql.introspection.Introspection;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import org.springframework.context.ApplicationContext;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

import eu.uptake.export.Dataset;

/**
 * All that the service can be asked for, found where it is registered.
 */
final class EntryPoints {

	private static final Pattern VARIABLE_RULE = Pattern.compile("\\{(\\w+):(?:[^{}]|\\{\\d+\\})*\\}");

	/** As Spring Security writes a path that a filter answers itself. */
	private static final Pattern FILTERED = Pattern.compile("PathPattern \\[(?:(\\w+) )?(/[^\\]]*)\\]");

	private EntryPoints() {
	}

	/**
	 * The fields of queries, mutations and subscriptions.
	 * @param schema the schema
	 * @return such as {@code Query.me}
	 */
	static Set<String> rootFields(GraphQLSchema schema) {
		Set<String> names = new TreeSet<>();
		roots(schema).forEach((root) -> root.getFieldDefinitions()
			.forEach((field) -> names.add(root.getName() + "." + field.getName())));
		return names;
	}

	private static Stream<GraphQLObjectType> roots(GraphQLSchema schema) {
		return Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
			.filter(Objects::nonNull);
	}

	/**
	 * The fields of other types that are more than a property: code that could have a
	 * rule of its own, or lack one.
	 * @param schema the schema
	 * @return such as {@code Country.nationalReturn}
	 */
	static Set<String> resolvedFields(GraphQLSchema schema) {
		Set<String> names = new TreeSet<>();
		List<GraphQLObjectType> roots = roots(schema).toList();
		schema.getAllTypesAsList()
			.stream()
			.filter((type) -> type instanceof GraphQLObjectType && !Introspection.isIntrospectionTypes(type))
			.map(GraphQLObjectType.class::cast)
			.filter((type) -> !roots.contains(type))
			.forEach((type) -> type.getFieldDefinitions()
				.stream()
				.filter((field) -> isResolved(schema, type, field))
				.forEach((field) -> names.add(type.getName() + "." + field.getName())));
		return names;
	}

	private static boolean isResolved(GraphQLSchema schema, GraphQLObjectType type, GraphQLFieldDefinition field) {
		DataFetcher<?> fetcher = schema.getCodeRegistry()
			.getDataFetcher(FieldCoordinates.coordinates(type.getName(), field.getName()), field);
		return !(fetcher instanceof TrivialDataFetcher);
	}

	/**
	 * What can be asked for by HTTP, but for what isn't there.
	 * @param context the service
	 * @return the paths of each method and path; several where one handler answers them
	 */
	static Map<String, List<String>> paths(ApplicationContext context) {
		Map<String, List<String>> found = new TreeMap<>();
		for (HandlerMapping mapping : context.getBeansOfType(HandlerMapping.class).values()) {
			if (mapping instanceof RequestMappingInfoHandlerMapping methods) {
				methods.getHandlerMethods().keySet().forEach((info) -> add(found, info));
			}
			else if (mapping instanceof RouterFunctionMapping functions) {
				routes(functions.getRouterFunction(), (method, path) -> add(found, method, List.of(path)));
			}
			else if (mapping instanceof AbstractUrlHandlerMapping urls) {
				urls.getHandlerMap().keySet().forEach((path) -> add(found, "GET", List.of(path)));
				if (urls.getRootHandler() != null) {
					add(found, "GET", List.of("/"));
				}
			}
			else {
				throw new IllegalStateException("Paths of " + mapping.getClass() + " are found nowhere: extend this");
			}
		}
		for (SecurityFilterChain chain : context.getBeansOfType(SecurityFilterChain.class).values()) {
			chain.getFilters().forEach((filter) -> filtered(filter, 4, new HashSet<>(), found));
		}
		List<String> exports = found.remove("GET /api/exports/{file}");
		if (exports != null) {
			context.getBeansOfType(Dataset.class)
				.values()
				.forEach((dataset) -> add(found, "GET", List.of("/api/exports/%s.{ending}".formatted(dataset.name()))));
		}
		return found;
	}

	private static void add(Map<String, List<String>> found, RequestMappingInfo info) {
		List<String> paths = info.getPatternValues().stream().sorted().toList();
		if (info.getMethodsCondition().getMethods().isEmpty()) {
			add(found, "ANY", paths);
		}
		info.getMethodsCondition().getMethods().forEach((method) -> add(found, method.name(), paths));
	}

	private static void add(Map<String, List<String>> found, String method, List<String> paths) {
		List<String> plain = paths.stream().map((path) -> VARIABLE_RULE.matcher(path).replaceAll("{$1}")).toList();
		String more = (plain.size() > 1) ? " …" : "";
		found.put("%s %s%s".formatted(method, plain.get(0), more), plain);
	}

	// Visitors have a dozen methods, of which two tell what is looked for.
	private static void routes(RouterFunction<?> function, BiConsumer<String, String> found) {
		if (function == null) {
			return;
		}
		function.accept((RouterFunctions.Visitor) proxy(RouterFunctions.Visitor.class, (name, argument) -> {
			if (name.equals("route")) {
				Collection<String> methods = new ArrayList<>();
				Collection<String> paths = new ArrayList<>();
				((RequestPredicate) argument)
					.accept((RequestPredicates.Visitor) proxy(RequestPredicates.Visitor.class, (part, value) -> {
						if (part.equals("method")) {
							((Set<?>) value).forEach((method) -> methods.add(method.toString()));
						}
						if (part.equals("path")) {
							paths.add((String) value);
						}
					}));
				paths.forEach((path) -> (methods.isEmpty() ? List.of("ANY") : methods)
					.forEach((method) -> found.accept(method, path)));
			}
			if (name.equals("startNested") || name.equals("resources")) {
				throw new IllegalStateException("Nested routes and resources are found nowhere: extend this");
			}
		}));
	}

	private static Object proxy(Class<?> visitor, BiConsumer<String, Object> visit) {
		return Proxy.newProxyInstance(visitor.getClassLoader(), new Class<?>[] { visitor }, (self, method, given) -> {
			visit.accept(method.getName(), (given != null && given.length > 0) ? given[0] : null);
			return null;
		});
	}

	// What security filters answer stands in their fields, as matchers of requests.
	private static void filtered(Object part, int depth, Set<Object> seen, Map<String, List<String>> found) {
		if (depth == 0 || !seen.add(System.identityHashCode(part))) {
			return;
		}
		Matcher path = FILTERED.matcher(part.toString());
		if (part.getClass().getSimpleName().equals("PathPatternRequestMatcher") && path.matches()) {
			add(found, Objects.requireNonNullElse(path.group(1), "ANY"), List.of(path.group(2)));
			return;
		}
		ReflectionUtils.doWithFields(part.getClass(), (field) -> {
			Object value = value(field, part);
			if (value != null && value.getClass().getName().startsWith("org.springframework.security.")) {
				filtered(value, depth - 1, seen, found);
			}
		}, (field) -> part.getClass().getName().startsWith("org.springframework.security.")
				&& !Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive());
	}

	private static Object value(Field field, Object owner) {
		ReflectionUtils.makeAccessible(field);
		return ReflectionUtils.getField(field, owner);
	}

}
