package eu.uptake.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTests {

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\u001bb", "a\u007fb", "a\u0085b", "a\rb", "a\ud83d", "\ude00b",
			"\ude00\ud83d", "a\uffffb", "\ufffe", "\ud83f\udfff", "\ufdd0" })
	void whatNoScreenCanShowIsInvalid(String text) {
		UserError error = UserError.at("note", ErrorCode.INVALID, "The note contains a character that is no text.");
		assertThat(Texts.checkNote("note", text, 10)).isEqualTo(error);
		assertThat(Texts.checkLine("note", text, 10)).isEqualTo(error);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ångström", "Ελλάδα", "日本", "\ud83d\ude00", "e\u0301", "a\u00a0b", "  blanks\n" })
	void everyLanguageAndPictureIsText(String text) {
		assertThat(Texts.checkNote("note", text, 10)).isNull();
		assertThat(Texts.checkLine("note", text, 10)).isNull();
	}

	@Test
	void onlyNotesAndReasonsHaveLines() {
		assertThat(Texts.checkNote("note", "one\n\ttwo", 10)).isNull();
		assertThat(Texts.checkReason("one\n\ttwo")).isNull();
		assertThat(Texts.checkLine("title", "one\ntwo", 10))
			.isEqualTo(UserError.at("title", ErrorCode.INVALID, "The title contains a character that is no text."));
		assertThat(Texts.checkLine("title", "one\ttwo", 10))
			.isEqualTo(UserError.at("title", ErrorCode.INVALID, "The title contains a character that is no text."));
	}

	@Test
	void blanksAroundATextDoNotCount() {
		assertThat(Texts.checkLine("title", " 12345 ", 5)).isNull();
		assertThat(Texts.checkLine("title", "123456", 5))
			.isEqualTo(UserError.at("title", ErrorCode.TOO_LONG, "The title has at most 5 characters."));
		assertThat(Texts.strip(" 12345 ")).isEqualTo("12345");
	}

	@Test
	void aTextOfBlanksIsNone() {
		assertThat(Texts.strip(" \n")).isNull();
		assertThat(Texts.checkNote("note", " \n", 5)).isNull();
		assertThat(Texts.checkOptionalReason(null)).isNull();
		assertThat(Texts.checkReason(" \n"))
			.isEqualTo(UserError.at("reason", ErrorCode.REQUIRED, "The reason must not be empty."));
		assertThat(Texts.checkLine("title", null, 5))
			.isEqualTo(UserError.at("title", ErrorCode.REQUIRED, "The title must not be empty."));
	}

}
