/**
 * Quality: survey responses on the Kirkpatrick dimensions, and exact averages of them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "bson", "catalogue", "command", "contract", "country",
		"cycle", "export", "fresh", "measure", "seed", "sheet" })
package eu.uptake.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
