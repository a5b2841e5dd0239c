/**
 * What an operator sees of the API's use.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "answer")
package eu.uptake.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
