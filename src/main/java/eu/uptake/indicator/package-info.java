/**
 * Indicators: baseline, target and the values of the years, computed from records or
 * recorded by TAXUD, and whether they meet the target.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "contract", "cycle", "export", "fresh", "live",
		"measure", "seed", "sheet" })
package eu.uptake.indicator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
