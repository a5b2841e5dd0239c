/**
 * National returns: coordinators report which modules were used, TAXUD accepts,
 * aggregates answer.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "bson", "catalogue", "contract", "country", "cycle",
		"export", "fresh", "live", "measure", "migration", "seed", "sheet" })
package eu.uptake.uptake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
