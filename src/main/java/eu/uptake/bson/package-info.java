/**
 * Documents read in the bytes they come in, where an answer takes so many that objects of
 * all their fields would cost more than the answer.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.bson;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
