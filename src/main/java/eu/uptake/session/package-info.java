/**
 * IT training sessions: who took part, what they said of it, aggregates of both.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "contract", "country", "cycle", "export", "fresh",
		"measure", "seed" })
package eu.uptake.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
