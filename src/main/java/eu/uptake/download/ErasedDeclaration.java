package eu.uptake.download;

import java.time.Instant;

import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * What is left of a declaration that was taken back: nothing but that its id isn't taken
 * any more.
 *
 * @param id the hash of the client's id
 * @param at when it was taken back
 */
@Document("erasedDeclarations")
record ErasedDeclaration(@MongoId String id, @Indexed Instant at) {

}
