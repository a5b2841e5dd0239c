/**
 * The embedded store: a MongoDB-speaking database in this process, for trying out, demos
 * and tests.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.embedded;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
