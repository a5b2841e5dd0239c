package eu.uptake.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class MessageTests {

	// t('key') and t(`prefix.${value}`), the key also as the choice between two.
	private static final Pattern FIXED = Pattern.compile("'([a-zA-Z]+\\.[a-zA-Z_]+)'");

	private static final Pattern COMPUTED = Pattern.compile("`([a-zA-Z]+)\\.\\$\\{");

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

	// A string of two words or more, or a capitalised one, where a reader would see it:
	// as
	// an element's content, or in an attribute that is read out.
	private static final Pattern WORDS = Pattern
		.compile("(?:h\\('[\\w-]+', |\\}, |\\(\\) => |\\[|(?:title|label|alt|placeholder|'aria-label'): )"
				+ "(?:'([A-Z][a-z]+(?:[ .,][^']*)?|[a-z]+ [^'=>]*)'|`([A-Z][a-z]+ [^`]*)`)");

	// Names, which no language translates.
	private static final Set<String> NAMES = Set.of("Uptake");

	@ParameterizedTest
	@ValueSource(strings = { "fr", "de" })
	void everyLanguageHasTheSameKeysAndPlaceholders(String language) throws IOException {
		SortedMap<String, String> english = messages("en");
		SortedMap<String, String> others = messages(language);
		assertThat(others.keySet()).isEqualTo(english.keySet());
		assertThat(others).allSatisfy((key, text) -> {
			assertThat(text).as(key).isNotBlank();
			assertThat(placeholders(text)).as(key).isEqualTo(placeholders(english.get(key)));
			assertThat(text.split(" \\| ")).as(key).hasSameSizeAs(english.get(key).split(" \\| "));
		});
	}

	@Test
	void everyKeyIsUsedAndEveryUsedKeyIsThere() throws IOException {
		Set<String> keys = messages("en").keySet();
		Set<String> groups = keys.stream().map((key) -> key.substring(0, key.indexOf('.'))).collect(Collectors.toSet());
		Set<String> used = new TreeSet<>();
		Set<String> computed = new TreeSet<>();
		for (Path module : ClientSources.modules()) {
			String source = Files.readString(module);
			FIXED.matcher(source)
				.results()
				.map((found) -> found.group(1))
				.filter((key) -> groups.contains(key.substring(0, key.indexOf('.'))))
				.forEach(used::add);
			COMPUTED.matcher(source).results().map((found) -> found.group(1)).forEach(computed::add);
		}
		assertThat(keys).containsAll(used);
		assertThat(groups).containsAll(computed);
		assertThat(keys).allMatch((key) -> used.contains(key) || computed.contains(key.substring(0, key.indexOf('.'))));
	}

	@Test
	void noTextStandsOutsideTheMessageFiles() throws IOException {
		List<String> found = new ArrayList<>();
		for (Path module : ClientSources.modules()) {
			WORDS.matcher(Files.readString(module))
				.results()
				.map((words) -> (words.group(1) != null) ? words.group(1) : words.group(2))
				.filter((words) -> !NAMES.contains(words))
				.forEach((words) -> found.add(module.getFileName() + ": " + words));
		}
		assertThat(found).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "h('p', 'Save it now')", "h('p', { class: 'x' }, 'Saved')", "() => 'Sign in'",
			"title: 'Close this'", "'aria-label': 'Year'", "['no poll held']" })
	void theSearchForTextFindsText(String source) {
		assertThat(WORDS.matcher(source).find()).isTrue();
	}

	private static Set<String> placeholders(String text) {
		return PLACEHOLDER.matcher(text).results().map((found) -> found.group(1)).collect(Collectors.toSet());
	}

	private static SortedMap<String, String> messages(String language) throws IOException {
		Map<?, ?> file = JsonMapper.builder()
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build()
			.readValue(ClientSources.FOLDER.resolve("messages").resolve(language + ".json").toFile(), Map.class);
		SortedMap<String, String> messages = new TreeMap<>();
		file.forEach((group, entries) -> ((Map<?, ?>) entries)
			.forEach((key, text) -> messages.put(group + "." + key, (String) text)));
		return messages;
	}

}
