/**
 * Rows of cells as files: written as CSV, XLSX or JSON, read from CSV or XLSX.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package eu.uptake.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
