/**
 * What the jar begins with. It stands at the jar's root, before all that is packed in it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.launch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
