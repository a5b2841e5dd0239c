/**
 * The web client's page and files.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "query" })
package eu.uptake.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
