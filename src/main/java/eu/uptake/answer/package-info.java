/**
 * Answers kept for those who haven't signed in: of figures that everybody sees, as long
 * as the records behind them stay as they are.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "fresh", "http", "query", "signin" })
package eu.uptake.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
