/**
 * The catalogue of training modules: what can be used, when, and where it is downloaded.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audit", "contract", "fresh", "measure", "seed" })
package eu.uptake.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
