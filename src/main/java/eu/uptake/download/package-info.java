/**
 * Downloads of courses, counted from the public site's access logs, and what downloaders
 * declare.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "catalogue", "command", "contract", "country", "cycle",
		"export", "fresh", "measure", "seed" })
package eu.uptake.download;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
