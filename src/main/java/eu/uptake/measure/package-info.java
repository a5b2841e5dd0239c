/**
 * What can be measured of a year: each measure is computed by the feature that owns the
 * records, and shown by whoever asks for it by name.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
