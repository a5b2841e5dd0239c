/**
 * Accounts and roles: who may do what, for which country.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "audit", "contract", "country", "embedded" })
package eu.uptake.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
