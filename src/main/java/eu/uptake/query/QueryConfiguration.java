package eu.uptake.query;

import graphql.execution.instrumentation.Instrumentation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import eu.uptake.embedded.ConditionalOnEmbeddedStore;
import eu.uptake.query.QueryProperties.Audience;

/**
 * Puts the limits before the engine.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QueryProperties.class)
class QueryConfiguration {

	@Bean
	GraphQlSourceBuilderCustomizer limitedDocuments(PreparedDocuments documents,
			ObjectProvider<Instrumentation> instrumentations) {
		return (source) -> source.configureGraphQl((engine) -> engine.preparsedDocumentProvider(documents)
			.instrumentation(new RequestInstrumentation(instrumentations.orderedStream().toList())));
	}

	@Bean
	@ConditionalOnEmbeddedStore
	Demo demo() {
		return new Demo();
	}

	@Bean
	SchemaReaders schemaReaders(QueryProperties properties, ObjectProvider<Demo> demo) {
		Audience standard = (demo.getIfAvailable() != null) ? Audience.EVERYONE : Audience.SIGNED_IN;
		return new SchemaReaders((properties.introspection() != null) ? properties.introspection() : standard);
	}

	@Bean
	WebMvcConfigurer queryEditor(SchemaReaders schemaReaders) {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				if (!schemaReaders.any()) {
					registry.addInterceptor(new NotThere()).addPathPatterns("/graphiql", "/graphiql/**");
				}
			}
		};
	}

	/**
	 * That this is the embedded store.
	 */
	record Demo() {
	}

	private static final class NotThere implements HandlerInterceptor {

		@Override
		public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
				throws Exception {
			response.sendError(HttpServletResponse.SC_NOT_FOUND);
			return false;
		}

	}

}
