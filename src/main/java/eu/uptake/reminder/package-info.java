/**
 * Reminders: coordinators whose return isn't submitted get e-mails around the due date.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "country", "cycle", "uptake" })
package eu.uptake.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
