package eu.uptake.indicator;

/**
 * How a target is to be read; described in {@code graphql/indicator.graphqls}.
 */
enum TargetKind {

	GREATER_THAN, AT_LEAST, AT_MOST, GROW, GROW_OR_STABLE, TEXT;

	/**
	 * Whether a value is compared with a number of the target's own.
	 * @return false for targets that compare with other years, or don't at all
	 */
	boolean hasThreshold() {
		return this == GREATER_THAN || this == AT_LEAST || this == AT_MOST;
	}

}
