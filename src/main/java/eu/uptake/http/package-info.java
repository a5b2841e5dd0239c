/**
 * What holds for every HTTP request: its id, the headers of its answer, how much and how
 * slowly it may send, and how many there may be.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "contract", "embedded" })
package eu.uptake.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
