package eu.uptake.session;

/**
 * A country that took part in a session.
 *
 * @param country the country's code
 * @param officials how many of its officials were trained, at least 1
 */
record SessionParticipant(String country, int officials) {
}
