/**
 * Live updates: what changes in the store reaches whoever has subscribed to it, by
 * server-sent events and by WebSocket.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "contract", "signin" })
package eu.uptake.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
