/**
 * Conventions every feature's GraphQL API follows: user errors, connections, refused
 * arguments.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.contract;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
