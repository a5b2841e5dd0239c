package eu.uptake.web;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import eu.uptake.query.OperationSource;

/**
 * The operations that the web client sends: the literals of its sources that are GraphQL
 * documents, with the constants of the same file that they end in. What a page puts
 * together as it goes, mutations of its forms mostly, isn't among them; that is for those
 * who are signed in.
 */
@Component
@ConditionalOnWebApplication
class ClientOperations implements OperationSource {

	private static final Pattern DOCUMENT = Pattern.compile(
			"'((?:query|mutation|subscription) [A-Z][^'\\n]*)'|`(\\n?(?:query|mutation|subscription) [A-Z][^`$]*(?:\\$(?!\\{)[^`$]*)*)"
					+ "((?:\\$\\{[A-Z]+})*)`");

	private static final Pattern CONSTANT = Pattern.compile("\\$\\{([A-Z]+)}");

	private final ClientFiles files;

	ClientOperations(ClientFiles files) {
		this.files = files;
	}

	@Override
	public List<String> documents() {
		return this.files.sources().stream().flatMap(ClientOperations::in).distinct().toList();
	}

	static Stream<String> in(String source) {
		return DOCUMENT.matcher(source).results().map((found) -> document(found, source));
	}

	private static String document(MatchResult found, String source) {
		if (found.group(1) != null) {
			return found.group(1);
		}
		StringBuilder document = new StringBuilder(found.group(2));
		CONSTANT.matcher(found.group(3))
			.results()
			.forEach((constant) -> document.append(constant(constant.group(1), source)));
		return document.toString();
	}

	private static String constant(String name, String source) {
		Matcher constant = Pattern.compile("^const %s = `([^`]*)`;".formatted(name), Pattern.MULTILINE).matcher(source);
		if (!constant.find()) {
			throw new IllegalStateException(
					"A document of the web client ends in %s, which isn't there".formatted(name));
		}
		return constant.group(1);
	}

}
