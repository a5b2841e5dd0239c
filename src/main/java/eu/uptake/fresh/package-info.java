/**
 * How fresh what is read from the store has to be: within one query, and for whom.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.fresh;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
