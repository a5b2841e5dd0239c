/**
 * The yearly cycle: a calendar year is planned, open for reports, locked and published.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "contract", "country", "embedded", "fresh", "seed" })
package eu.uptake.cycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
