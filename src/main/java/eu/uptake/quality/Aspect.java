package eu.uptake.quality;

import java.util.List;

/**
 * What is averaged: the four dimensions, and a response's overall score, which is the
 * mean of the dimensions it gives.
 * <p>
 * Scores are counted in whole units so that sums are exact in whatever order they are
 * made: a dimension in hundredths of a point; the overall score, a mean of up to four of
 * them, in twelfths of that.
 */
enum Aspect {

	OVERALL("overall", 1200), RELEVANCE("relevance", 100), OBJECTIVES_ACHIEVED("objectivesAchieved", 100),
	RETENTION("retention", 100), USER_FRIENDLINESS("userFriendliness", 100);

	static final List<Aspect> DIMENSIONS = List.of(RELEVANCE, OBJECTIVES_ACHIEVED, RETENTION, USER_FRIENDLINESS);

	private final String field;

	private final int unitsPerPoint;

	Aspect(String field, int unitsPerPoint) {
		this.field = field;
		this.unitsPerPoint = unitsPerPoint;
	}

	/**
	 * The name in the API, in files and in the store.
	 * @return the name, such as {@code relevance}
	 */
	String field() {
		return this.field;
	}

	int unitsPerPoint() {
		return this.unitsPerPoint;
	}

}
