/**
 * The application: wiring, security and the GraphQL endpoint.
 */
@NullMarked
package eu.uptake;

import org.jspecify.annotations.NullMarked;
