package eu.uptake.contract;

/**
 * Why a mutation changed nothing; described in {@code graphql/contract.graphqls}.
 */
public enum ErrorCode {

	/** No such country. */
	UNKNOWN_COUNTRY,

	/** No such training module. */
	UNKNOWN_MODULE,

	/** No such indicator. */
	UNKNOWN_INDICATOR,

	/** The country doesn't take part in the programme in that year. */
	NOT_A_PARTICIPANT,

	/** The module isn't produced yet, or is retired, in that year. */
	MODULE_NOT_AVAILABLE,

	/** The year is before 2014 or after next year. */
	YEAR_OUT_OF_RANGE,

	/** The year doesn't take reports now. */
	YEAR_NOT_OPEN,

	/** The return has no uptake of that module. */
	NOT_REPORTED,

	/** The return has no such warning. */
	NO_SUCH_WARNING,

	/** The state of the return or year doesn't allow the action. */
	WRONG_STATUS,

	/** The object has changed since the client read it. */
	STALE_VERSION,

	/** A number or date outside its bounds. */
	OUT_OF_RANGE,

	/** A text that is longer than allowed. */
	TOO_LONG,

	/** A text that must be given, and isn't. */
	REQUIRED,

	/** A value that doesn't have the form asked for. */
	INVALID,

	/** The key is taken. */
	ALREADY_EXISTS,

	/** The object has taken as many changes as it can hold. */
	LIMIT_REACHED,

	/** There is no such account. */
	UNKNOWN_ACCOUNT,

	/** There is no such API token. */
	UNKNOWN_TOKEN,

	/** A demo account, which nobody can change. */
	DEMO_ACCOUNT,

	/** The last account that can keep the others. */
	LAST_ACCOUNT,

	/** The current password is another one. */
	WRONG_PASSWORD,

	/** A password that is easily guessed. */
	WEAK_PASSWORD,

	/** An account without a password, which signs in by single sign-on. */
	NO_PASSWORD

}
