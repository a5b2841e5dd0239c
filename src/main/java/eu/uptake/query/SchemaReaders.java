package eu.uptake.query;

import eu.uptake.query.QueryProperties.Audience;

/**
 * Who may read the schema.
 *
 * @param audience who
 */
record SchemaReaders(Audience audience) {

	boolean include(boolean signedIn) {
		return switch (this.audience) {
			case EVERYONE -> true;
			case SIGNED_IN -> signedIn;
			case NOBODY -> false;
		};
	}

	/**
	 * Whether there is a query editor. It has the form to sign in with, so it is shown to
	 * those, too, who aren't yet.
	 * @return false if nobody could use it
	 */
	boolean any() {
		return this.audience != Audience.NOBODY;
	}

}
