package eu.uptake.quality;

import org.jspecify.annotations.Nullable;

/**
 * What one statistics document is about.
 *
 * @param year the calendar year in which the courses were completed
 * @param country the country's code, or null where it isn't stated
 * @param audience who was asked
 * @param module the module's code
 */
record StatisticKey(int year, @Nullable String country, Audience audience, String module) {

	/**
	 * Reads a document's id.
	 * @param id the id
	 * @return what the document is about
	 */
	static StatisticKey of(String id) {
		String[] parts = id.split("\\|", 4);
		return new StatisticKey(Integer.parseInt(parts[0]), parts[1].equals("-") ? null : parts[1],
				Audience.valueOf(parts[2]), parts[3]);
	}

	/**
	 * The document's id.
	 * @return the four parts, year first
	 */
	String id() {
		return "%d|%s|%s|%s".formatted(this.year, (this.country != null) ? this.country : "-", this.audience,
				this.module);
	}

}
