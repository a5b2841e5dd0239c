package eu.uptake.measure;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * A number that is computed of a calendar year from what was recorded, never stored.
 */
public interface Measure {

	/**
	 * The name that definitions of indicators refer to.
	 * @return the name in camel case, such as {@code modulesUsed}; no two measures share
	 * one
	 */
	String name();

	/**
	 * How it is computed.
	 * @return the formula in an English sentence
	 */
	String formula();

	/**
	 * Where what it is computed from stands, so that a change there is noticed.
	 * @return names of the store's collections, those of reporting years left out, which
	 * every measure may depend on
	 */
	Set<String> collections();

	/**
	 * Computes some years, each from what counts in it: in published years what is
	 * public, in others what TAXUD sees. Whether the current account may see the result
	 * is the caller's to check.
	 * @param years the calendar years
	 * @return a measurement for each of them
	 */
	Map<Integer, Measurement> of(Collection<Integer> years);

}
