package eu.uptake.contract;

import java.time.Instant;

import org.springframework.data.mongodb.core.query.Criteria;

/**
 * The place of something in a list that begins with the newest.
 *
 * @param at when it came to be
 * @param id its id, which tells it from others of the same millisecond
 */
public record MomentKey(Instant at, String id) {

	/**
	 * Reads the key that a cursor carries.
	 * @param key the key
	 * @return the place
	 * @throws BadArgument if it is no such key
	 */
	public static MomentKey of(String key) {
		int blank = key.indexOf(' ');
		try {
			return new MomentKey(Instant.ofEpochMilli(Long.parseLong(key.substring(0, Math.max(blank, 0)))),
					key.substring(blank + 1));
		}
		catch (NumberFormatException ex) {
			throw new BadArgument("after", "is not a cursor of this connection");
		}
	}

	/**
	 * What comes after this place.
	 * @param field the document's field that holds the moment
	 * @return the condition on a document
	 */
	public Criteria older(String field) {
		return new Criteria().orOperator(Criteria.where(field).lt(this.at),
				Criteria.where(field).is(this.at).and("_id").lt(this.id));
	}

	/**
	 * As the key of a cursor.
	 * @return the moment in milliseconds, and the id
	 */
	@Override
	public String toString() {
		return this.at.toEpochMilli() + " " + this.id;
	}

}
