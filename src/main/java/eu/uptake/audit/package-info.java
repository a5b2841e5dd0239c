/**
 * Who did what, when and from what kind of client, and what it was before and after.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "contract", "country", "schedule" })
package eu.uptake.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
