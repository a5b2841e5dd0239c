/**
 * Brings a store that an earlier service has written to what this one reads.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.migration;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
