/**
 * The training part of the yearly progress report, written from what the GraphQL API
 * answers.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "cycle" })
package eu.uptake.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
