/**
 * What the jar does from the command line instead of serving.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.command;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
