/**
 * What a GraphQL request may ask for: the limits, who may read the schema, and which
 * operations are registered.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "contract", "embedded" })
package eu.uptake.query;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
