package eu.uptake.account;

/**
 * An account's sessions have ended, since its password has changed or it was disabled.
 * The stored account says so already; this is for cleaning up at once.
 *
 * @param account the account as it is now
 * @param exceptCurrent whether the current request's session goes on, as it belongs to
 * whoever has changed the own password
 */
public record SessionsEnded(AccountEntry account, boolean exceptCurrent) {
}
