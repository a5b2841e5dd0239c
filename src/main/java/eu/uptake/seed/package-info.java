/**
 * Loads the reference data and figures of {@code seed/} once, into an empty store.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "migration")
package eu.uptake.seed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
