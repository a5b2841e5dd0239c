/**
 * Work that several services have, and one of them does.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "migration" })
package eu.uptake.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
