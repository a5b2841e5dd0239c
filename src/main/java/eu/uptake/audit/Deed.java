package eu.uptake.audit;

import org.jspecify.annotations.Nullable;

/**
 * What somebody sets out to do, and to what.
 *
 * @param action what, as a verb and its object: {@code importAccessLog}
 * @param subject to what, such as {@code return AT 2016}; null where that has no name
 * @param country the code of the country that it concerns, if it is one
 * @param year the calendar year that it concerns, if it is one
 */
public record Deed(String action, @Nullable String subject, @Nullable String country, @Nullable Integer year) {

	public Deed {
		subject = (subject != null) ? Values.shorten(subject) : null;
		// What a client took for one may be anything.
		country = (country != null && country.matches("[A-Z]{2}")) ? country : null;
	}

	public Deed(String action, @Nullable String subject) {
		this(action, subject, null, null);
	}

	Deed to(String other) {
		return new Deed(this.action, other, this.country, this.year);
	}

	Deed concerning(@Nullable String code, @Nullable Integer calendarYear) {
		return new Deed(this.action, this.subject, (code != null) ? code : this.country,
				(calendarYear != null) ? calendarYear : this.year);
	}

}
