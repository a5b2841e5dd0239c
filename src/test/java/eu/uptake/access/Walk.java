package eu.uptake.access;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;
import eu.uptake.access.Requests.Request;

/**
 * Asks for the table's rows, and says in a word what was answered.
 */
final class Walk {

	private static final JsonMapper JSON = new JsonMapper();

	/** What stands in place of something that isn't to be seen. */
	private static final Pattern NOTHING_SEEN = Pattern.compile("NOT_ASSESSED|There is no value for \\d+\\.");

	private final Identities identities;

	private final Facts facts;

	Walk(Identities identities, Facts facts) {
		this.identities = identities;
		this.facts = facts;
	}

	/**
	 * Asks for something as everybody.
	 * @param request how
	 * @return a word for each of the identities
	 */
	List<String> ask(Request request) {
		return this.identities.names().stream().map((name) -> ask(request, name)).toList();
	}

	private String ask(Request request, String name) {
		String text = this.facts.fill(request.text());
		if (request.isGraphQl()) {
			Api.Client client = this.identities.client(name);
			return request.row().startsWith("Subscription.") ? new Listening(this.identities, request).ask(client, text)
					: word(client.run(text), request);
		}
		Set<String> words = new LinkedHashSet<>();
		for (String each : text.split(Pattern.quote(Requests.NEXT))) {
			words.add(send(request, each, name));
		}
		return String.join("/", words);
	}

	private static String word(Api.Answer answer, Request request) {
		if (answer.status() != 200) {
			return word(answer.status());
		}
		List<String> classifications = answer.classifications();
		if (!classifications.isEmpty()) {
			return word(classifications.get(0));
		}
		return read(request, JSON.readTree(answer.body()).get("data"));
	}

	/**
	 * Reads what is asked about.
	 * @param request what was asked for
	 * @param data the answer's data
	 * @return the word for it
	 */
	static String read(Request request, JsonNode data) {
		return read(request, leaves(data, new ArrayList<>()));
	}

	/**
	 * A word for a refusal.
	 * @param classification the top-level error's
	 * @return the word
	 */
	static String word(String classification) {
		return switch (classification) {
			case "UNAUTHORIZED" -> "sign in";
			case "FORBIDDEN" -> "no";
			default -> classification;
		};
	}

	private String send(Request request, String text, String name) {
		Api.Client client = text.startsWith("/log") ? this.identities.another(name) : this.identities.client(name);
		String[] parts = text.split("\n\n", 2);
		List<String> lines = Arrays.asList(parts[0].split("\n"));
		String method = request.row().substring(0, request.row().indexOf(' ')).replace("ANY", "GET");
		HttpResponse<String> response = client.send(lines.get(0), (builder) -> {
			HttpRequest.Builder sent = builder.method(method,
					(parts.length > 1) ? BodyPublishers.ofString(parts[1]) : BodyPublishers.noBody());
			lines.stream()
				.skip(1)
				.map((line) -> line.split(": ", 2))
				.forEach((header) -> sent.header(header[0], header[1]));
			return sent;
		});
		if (response.statusCode() >= 300) {
			return word(response.statusCode());
		}
		List<String> found = new ArrayList<>();
		if (request.pattern() != null) {
			Matcher part = Pattern.compile(request.pattern(), Pattern.MULTILINE).matcher(response.body());
			while (part.find()) {
				found.add(part.group(1));
			}
		}
		return read(request, found);
	}

	static String word(int status) {
		return switch (status) {
			case 401 -> "sign in";
			case 403 -> "no";
			default -> String.valueOf(status);
		};
	}

	private static List<String> leaves(JsonNode node, List<String> found) {
		if (node.isContainer()) {
			node.forEach((child) -> leaves(child, found));
		}
		else if (!node.isNull()) {
			found.add(node.asString());
		}
		return found;
	}

	private static String read(Request request, List<String> leaves) {
		if (request.kind() == null) {
			return "yes";
		}
		if (request.kind().equals("seen")) {
			return leaves.stream().allMatch(NOTHING_SEEN.asMatchPredicate()) ? "hidden" : "seen";
		}
		double sum = leaves.stream().mapToDouble(Walk::number).sum();
		String number = (sum == Math.rint(sum)) ? String.valueOf((long) sum) : String.valueOf(sum);
		return Map.of("0", "public", "1", "AT", "10", "DE", "11", "all").getOrDefault(number, number);
	}

	private static double number(String leaf) {
		return switch (leaf) {
			case "AT" -> 1;
			case "DE" -> 10;
			default -> Double.parseDouble(leaf);
		};
	}

}
