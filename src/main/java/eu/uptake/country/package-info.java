/**
 * Participating countries: programme membership by year, EU codes, protocol order.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "contract", "fresh", "seed" })
package eu.uptake.country;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
