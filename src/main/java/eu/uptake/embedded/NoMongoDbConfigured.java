package eu.uptake.embedded;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * No property names a MongoDB server.
 */
class NoMongoDbConfigured implements Condition {

	@Override
	public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		refuseOldProperty(environment, "spring.data.mongodb.uri");
		refuseOldProperty(environment, "spring.data.mongodb.host");
		return !StringUtils.hasText(environment.getProperty("spring.mongodb.uri"))
				&& !StringUtils.hasText(environment.getProperty("spring.mongodb.host"));
	}

	// Spring Boot 4 ignores the old names silently: a production service would come up
	// on an empty demo store.
	private void refuseOldProperty(Environment environment, String name) {
		if (StringUtils.hasText(environment.getProperty(name))) {
			throw new EmbeddedStoreException("The property %s is no longer read".formatted(name),
					"Name the server with spring.mongodb.uri (SPRING_MONGODB_URI).");
		}
	}

}
