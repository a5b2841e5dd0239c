/**
 * The store as one file, and a store made of such a file.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audit", "command", "embedded", "migration" })
package eu.uptake.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
