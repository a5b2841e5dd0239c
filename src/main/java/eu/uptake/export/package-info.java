/**
 * Figures as files: what a feature exports is a {@link eu.uptake.export.Dataset}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "catalogue", "contract", "country", "sheet" })
package eu.uptake.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
