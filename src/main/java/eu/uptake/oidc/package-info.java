/**
 * Single sign-on: OpenID Connect sign-in and JSON Web Tokens of issuers that the operator
 * names.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "country", "http", "signin" })
package eu.uptake.oidc;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
