package eu.uptake.hostile;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.test.context.TestPropertySource;

import eu.uptake.UptakeTest;

/**
 * A test of the whole service with what no honest client sends. Nothing is refused only
 * because there has been much of it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@UptakeTest
@TestPropertySource(properties = { "uptake.quality.rate-limit.responses=1000000",
		"uptake.downloads.rate-limit.declarations=1000000" })
@interface HostileTest {

}
