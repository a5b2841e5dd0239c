package eu.uptake.contract;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Checks the texts that people enter. They are measured, and to be stored, without the
 * blanks around them; what no screen can show is refused.
 */
public final class Texts {

	/** The longest reason, in characters. */
	public static final int LONGEST_REASON = 1_000;

	private static final Pattern UUID = Pattern
		.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

	private Texts() {
	}

	/**
	 * Checks a text of one line that must be given, such as a title.
	 * @param field the input's field
	 * @param text the text
	 * @param longest the most characters it may have
	 * @return what is wrong with it, or null
	 */
	public static @Nullable UserError checkLine(String field, @Nullable String text, int longest) {
		UserError missing = checkGiven(field, text);
		return (missing != null) ? missing : check(field, text, longest, Character::isISOControl);
	}

	/**
	 * Checks a text of any number of lines, such as a note.
	 * @param field the input's field
	 * @param text the text, if any
	 * @param longest the most characters it may have
	 * @return what is wrong with it, or null
	 */
	public static @Nullable UserError checkNote(String field, @Nullable String text, int longest) {
		return check(field, text, longest,
				(character) -> Character.isISOControl(character) && character != '\n' && character != '\t');
	}

	/**
	 * Checks a text of any number of lines that must be given.
	 * @param field the input's field
	 * @param text the text
	 * @param longest the most characters it may have
	 * @return what is wrong with it, or null
	 */
	public static @Nullable UserError checkRequiredNote(String field, @Nullable String text, int longest) {
		UserError missing = checkGiven(field, text);
		return (missing != null) ? missing : checkNote(field, text, longest);
	}

	/**
	 * Checks an id that a client has given.
	 * @param field the input's field
	 * @param id the id
	 * @return what is wrong with it, or null
	 */
	public static @Nullable UserError checkUuid(String field, String id) {
		return UUID.matcher(id).matches() ? null : UserError.at(field, ErrorCode.INVALID, "The id must be a UUID.");
	}

	/**
	 * Checks the reason for an action that needs one.
	 * @param reason the reason
	 * @return what is wrong with it, or null
	 */
	public static @Nullable UserError checkReason(@Nullable String reason) {
		return checkRequiredNote("reason", reason, LONGEST_REASON);
	}

	public static @Nullable UserError checkOptionalReason(@Nullable String reason) {
		return checkNote("reason", reason, LONGEST_REASON);
	}

	/**
	 * The text to store.
	 * @param text a text that has been checked
	 * @return the text without the blanks around it, or null if nothing is left
	 */
	public static @Nullable String strip(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static @Nullable UserError checkGiven(String field, @Nullable String text) {
		return (strip(text) != null) ? null
				: UserError.at(field, ErrorCode.REQUIRED, "The %s must not be empty.", field);
	}

	private static @Nullable UserError check(String field, @Nullable String given, int longest, IntPredicate refused) {
		String text = strip(given);
		if (text == null) {
			return null;
		}
		if (text.length() > longest) {
			return UserError.at(field, ErrorCode.TOO_LONG, "The %s has at most %d characters.", field, longest);
		}
		return text.codePoints().noneMatch((character) -> refused.test(character) || isNoText(character)) ? null
				: UserError.at(field, ErrorCode.INVALID, "The %s contains a character that is no text.", field);
	}

	// Halves of pairs (a whole pair is one code point beyond them), and what Unicode will
	// never make a character: no XML, and so no workbook and no PDF, can have them.
	private static boolean isNoText(int codePoint) {
		boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
		return half || (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
	}

}
