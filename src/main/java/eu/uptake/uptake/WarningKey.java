package eu.uptake.uptake;

/**
 * What tells the warnings on a return apart.
 *
 * @param code what may be wrong
 * @param module the code of the module it is about
 */
record WarningKey(WarningCode code, String module) {
}
