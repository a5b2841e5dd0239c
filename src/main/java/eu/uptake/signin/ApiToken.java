package eu.uptake.signin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoId;

import eu.uptake.audit.Actor;

/**
 * A token that a machine signs in with, as it is stored: by its hash.
 *
 * @param hash the token's SHA-256
 * @param id what it is called by
 * @param username the account that it acts as
 * @param accountCreatedAt when that account was created; null for a demo account. The
 * token isn't one of another account that comes to have the same name
 * @param name what it is for
 * @param scopes what it may be used for
 * @param createdAt when it was made
 * @param expiresOn the last day it is taken
 * @param lastUsedOn the last day it was used, or null
 * @param revokedAt when it was revoked, or null
 */
@Document("apiTokens")
@CompoundIndex(name = "newest", def = "{'createdAt': -1, '_id': -1}")
@CompoundIndex(name = "newest_of_account", def = "{'username': 1, 'createdAt': -1, '_id': -1}")
record ApiToken(@MongoId String hash, @Indexed String id, String username, @Nullable Instant accountCreatedAt,
		String name, List<Scope> scopes, Instant createdAt, LocalDate expiresOn, @Nullable LocalDate lastUsedOn,
		@Nullable Instant revokedAt) {

	boolean isLiveOn(LocalDate today) {
		return this.revokedAt == null && !this.expiresOn.isBefore(today);
	}

	String subject() {
		return "API token " + this.id;
	}

	Actor actor() {
		return Actor.apiToken(this.username, this.id, this.name);
	}

	// Logs hold no hashes.
	@Override
	public String toString() {
		return "API token %s of %s".formatted(this.id, this.username);
	}

}
