package eu.uptake.account;

/**
 * Who vouches for an account, and as whom it is known there. Together they are the
 * account's identity, whatever it is called.
 *
 * @param issuer the issuer's address, as its tokens give it
 * @param subject whom the issuer means
 */
public record Vouched(String issuer, String subject) {
}
