package eu.uptake.cycle;

/**
 * Where a reporting year stands; described in {@code graphql/cycle.graphqls}.
 */
public enum YearStatus {

	/** It hasn't begun. */
	PLANNED,

	/** Coordinators report. */
	OPEN,

	/** TAXUD completes its review. */
	LOCKED,

	/** The accepted returns are public. */
	PUBLISHED

}
