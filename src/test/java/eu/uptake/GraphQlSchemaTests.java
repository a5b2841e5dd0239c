package eu.uptake;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import graphql.TrivialDataFetcher;
import graphql.introspection.Introspection;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLFieldsContainer;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.LightDataFetcher;
import graphql.schema.idl.ScalarInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.execution.SchemaReport;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The schema and the code say the same.
 */
@UptakeTest
@Import(GraphQlSchemaTests.Inspection.class)
class GraphQlSchemaTests {

	@Autowired
	private GraphQlSource source;

	@Autowired
	private Inspection inspection;

	@Autowired
	private ApplicationContext context;

	@Test
	void everyFieldHasAResolverAndEveryResolverAField() {
		SchemaReport report = this.inspection.report;
		assertThat(report.unmappedFields()).isEmpty();
		assertThat(report.unmappedRegistrations()).isEmpty();
		assertThat(report.unmappedArguments()).isEmpty();
		assertThat(report.skippedTypes()).isEmpty();
	}

	@Test
	void everyArgumentIsReadDownToTheFieldsOfItsInput() {
		Map<String, Method> handlers = handlers();
		List<String> unread = new ArrayList<>();
		for (GraphQLNamedType type : ownTypes()) {
			if (type instanceof GraphQLFieldsContainer container) {
				for (GraphQLFieldDefinition field : container.getFieldDefinitions()) {
					if (readsItsArguments(container, field)) {
						continue;
					}
					for (GraphQLArgument argument : field.getArguments()) {
						String name = type.getName() + "." + field.getName();
						collectUnread(name + "(" + argument.getName() + ")", argument, handlers.get(name), unread);
					}
				}
			}
		}
		assertThat(unread).isEmpty();
	}

	// Wired to the engine without a controller's method, as those of indicators are.
	private boolean readsItsArguments(GraphQLFieldsContainer type, GraphQLFieldDefinition field) {
		DataFetcher<?> fetcher = this.source.schema()
			.getCodeRegistry()
			.getDataFetcher(FieldCoordinates.coordinates(type, field), field);
		return fetcher instanceof TrivialDataFetcher && !(fetcher instanceof LightDataFetcher);
	}

	@Test
	void everyElementIsDescribed() {
		List<String> undescribed = new ArrayList<>();
		for (GraphQLNamedType type : ownTypes()) {
			elements(type).filter((element) -> !StringUtils.hasText(element.getDescription()))
				.forEach((element) -> undescribed.add(type.getName() + "." + element.getName()));
		}
		assertThat(undescribed).isEmpty();
	}

	@Test
	void everyQueryMutationAndSubscriptionHasAnAccessRule() {
		Map<String, Method> handlers = handlers();
		GraphQLSchema schema = this.source.schema();
		List<String> unruled = Stream.of(schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType())
			.filter(Objects::nonNull)
			.flatMap((
					root) -> root.getFieldDefinitions().stream().map((field) -> root.getName() + "." + field.getName()))
			.filter((name) -> !handlers.containsKey(name)
					|| !AnnotatedElementUtils.hasAnnotation(handlers.get(name), PreAuthorize.class))
			.toList();
		assertThat(unruled).isEmpty();
	}

	private static void collectUnread(String name, GraphQLArgument argument, Method handler, List<String> unread) {
		Parameter parameter = (handler != null) ? Arrays.stream(handler.getParameters())
			.filter((each) -> each.isAnnotationPresent(Argument.class) && each.getName().equals(argument.getName()))
			.findFirst()
			.orElse(null) : null;
		if (parameter == null) {
			unread.add(name);
		}
		else if (GraphQLTypeUtil.unwrapAll(argument.getType()) instanceof GraphQLInputObjectType input) {
			collectUnread(name, input, itemType(parameter.getParameterizedType()), unread);
		}
	}

	private static void collectUnread(String name, GraphQLInputObjectType input, Class<?> type, List<String> unread) {
		Map<String, RecordComponent> components = new HashMap<>();
		for (RecordComponent component : type.getRecordComponents()) {
			components.put(component.getName(), component);
		}
		input.getFields().forEach((field) -> {
			RecordComponent component = components.get(field.getName());
			if (component == null) {
				unread.add(name + "." + field.getName());
			}
			else if (GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLInputObjectType nested) {
				collectUnread(name + "." + field.getName(), nested, itemType(component.getGenericType()), unread);
			}
		});
	}

	private static Class<?> itemType(Type type) {
		return (type instanceof ParameterizedType list) ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
	}

	private Map<String, Method> handlers() {
		Map<String, Method> handlers = new HashMap<>();
		for (Object controller : this.context.getBeansWithAnnotation(Controller.class).values()) {
			Class<?> type = ClassUtils.getUserClass(controller);
			Set<Method> methods = new LinkedHashSet<>(MethodIntrospector.selectMethods(type,
					(Method method) -> AnnotatedElementUtils.hasAnnotation(method, SchemaMapping.class)
							|| AnnotatedElementUtils.hasAnnotation(method, BatchMapping.class)));
			methods.forEach((method) -> handlers.put(typeName(method) + "." + method.getName(), method));
		}
		return handlers;
	}

	private static String typeName(Method method) {
		SchemaMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, SchemaMapping.class);
		String declared = (mapping != null) ? mapping.typeName() : "";
		return StringUtils.hasText(declared) ? declared
				: Arrays.stream(method.getParameterTypes()).map(Class::getSimpleName).findFirst().orElse("");
	}

	private List<GraphQLNamedType> ownTypes() {
		return this.source.schema()
			.getAllTypesAsList()
			.stream()
			.filter((type) -> !Introspection.isIntrospectionTypes(type))
			.filter((type) -> !ScalarInfo.isGraphqlSpecifiedScalar(type.getName()))
			.toList();
	}

	private static Stream<GraphQLNamedSchemaElement> elements(GraphQLNamedType type) {
		Stream<? extends GraphQLNamedSchemaElement> inside = Stream.of();
		if (type instanceof GraphQLFieldsContainer container) {
			inside = container.getFieldDefinitions()
				.stream()
				.flatMap((field) -> Stream.concat(Stream.of(field), field.getArguments().stream()));
		}
		else if (type instanceof GraphQLInputObjectType input) {
			inside = input.getFields().stream();
		}
		else if (type instanceof GraphQLEnumType enumeration) {
			inside = enumeration.getValues().stream();
		}
		return Stream.concat(Stream.of((GraphQLNamedSchemaElement) type), inside);
	}

	// Keeps what Spring's schema inspection finds.
	@TestConfiguration(proxyBeanMethods = false)
	static class Inspection {

		private SchemaReport report;

		@Bean
		GraphQlSourceBuilderCustomizer inspect() {
			return (builder) -> builder.inspectSchemaMappings((report) -> this.report = report);
		}

	}

}
