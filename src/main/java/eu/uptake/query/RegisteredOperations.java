package eu.uptake.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The documents that the service itself knows: those of {@code graphql/operations}, with
 * and without blanks around, and those that the web client sends. They can be asked for
 * by the SHA-256 of their text.
 */
@Component
public class RegisteredOperations {

	private final Map<String, String> byHash = new HashMap<>();

	private final Set<String> documents;

	RegisteredOperations(ObjectProvider<OperationSource> sources) {
		try {
			for (Resource file : new PathMatchingResourcePatternResolver()
				.getResources("classpath:graphql/operations/*.graphql")) {
				String document = file.getContentAsString(StandardCharsets.UTF_8);
				register(document);
				register(document.strip());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		sources.stream().flatMap((source) -> source.documents().stream()).forEach(this::register);
		this.documents = Set.copyOf(this.byHash.values());
	}

	private void register(String document) {
		this.byHash.put(hash(document), document);
	}

	boolean contains(String document) {
		return this.documents.contains(document);
	}

	/**
	 * Whether a document does more than read.
	 * @param hash its SHA-256 in hexadecimal digits
	 * @return false if it doesn't, or none has that hash
	 */
	public boolean writes(String hash) {
		String document = find(hash);
		return document != null && Parser.parse(document)
			.getDefinitionsOfType(OperationDefinition.class)
			.stream()
			.anyMatch((operation) -> operation.getOperation() != OperationDefinition.Operation.QUERY);
	}

	/**
	 * A document.
	 * @param hash its SHA-256 in hexadecimal digits
	 * @return the text, or null if none has that hash
	 */
	@Nullable String find(String hash) {
		return this.byHash.get(hash.toLowerCase(Locale.ROOT));
	}

	static String hash(String document) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(document.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
