/**
 * Reminders: coordinators whose return isn't submitted get e-mails around the due date.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "account", "audit", "country", "cycle", "schedule", "uptake" })
package eu.uptake.reminder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
