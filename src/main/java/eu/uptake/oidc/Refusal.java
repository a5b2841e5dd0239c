package eu.uptake.oidc;

import java.util.Locale;

/**
 * Why somebody whom an issuer vouches for isn't let in.
 */
enum Refusal {

	/** The issuer gives no name that could be used. */
	NO_NAME("The issuer gives no name for you that can be used here."),

	/** No value of the role's claim leads to a role. */
	NO_ROLE("The issuer gives you no role here."),

	/** Several roles, of which an account has one. */
	SEVERAL_ROLES("The issuer gives you several roles here, and an account has one."),

	/** A coordinator without a country. */
	NO_COUNTRY("The issuer gives you no country to coordinate."),

	/** A coordinator of several countries. */
	SEVERAL_COUNTRIES("The issuer gives you several countries, and a coordinator has one."),

	/** Kept out by TAXUD. */
	DISABLED("Your account here is disabled."),

	/** The name is somebody else's. */
	NAME_TAKEN("Your name here is somebody else's.");

	private final String words;

	Refusal(String words) {
		this.words = words;
	}

	/**
	 * The reason for people.
	 * @return a sentence
	 */
	String words() {
		return this.words;
	}

	/**
	 * The reason for programs.
	 * @return the name, in small letters
	 */
	String code() {
		return this.name().toLowerCase(Locale.ROOT);
	}

}
