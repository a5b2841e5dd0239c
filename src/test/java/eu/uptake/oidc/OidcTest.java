package eu.uptake.oidc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.ContextConfiguration;

import eu.uptake.UptakeTest;

/**
 * A test of the whole service with issuers on the loopback interface, one of which is
 * away.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@UptakeTest
@ContextConfiguration(initializers = Issuer.class)
@interface OidcTest {

}
