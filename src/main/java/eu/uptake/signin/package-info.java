/**
 * Signing in: by password or at an issuer with a session, and by token.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "contract", "schedule" })
package eu.uptake.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
