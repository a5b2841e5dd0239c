package eu.uptake.backup;

import org.springframework.stereotype.Component;

import eu.uptake.embedded.ConditionalOnEmbeddedStore;

/**
 * Is there where no other process can have the store open.
 */
@Component
@ConditionalOnEmbeddedStore
class ExclusiveStore {

}
