/**
 * Signing in: by password with a session, and by API token.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "contract", "schedule" })
package eu.uptake.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
