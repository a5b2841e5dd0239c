package eu.uptake.embedded;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.context.annotation.Conditional;

/**
 * Matches while no MongoDB is configured, that is while the embedded store holds the
 * data. Whatever must never exist in production carries it.
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Conditional(NoMongoDbConfigured.class)
public @interface ConditionalOnEmbeddedStore {

}
