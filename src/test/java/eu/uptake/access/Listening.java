package eu.uptake.access;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.Api;
import eu.uptake.access.Requests.Request;

/**
 * Asks for a subscription by server-sent events, up to the first of them.
 */
final class Listening {

	private static final JsonMapper JSON = new JsonMapper();

	private static final int MOST_ATTEMPTS = 200;

	private final Identities identities;

	private final Request request;

	Listening(Identities identities, Request request) {
		this.identities = identities;
		this.request = request;
	}

	/**
	 * Listens until something comes.
	 * @param client who listens
	 * @param text the subscription; after lines such as {@code --- taxud} what is done by
	 * that account so that something happens, again and again, with another {@code <n>}
	 * each time: the service doesn't say from when on it listens
	 * @return the word for what came
	 */
	String ask(Api.Client client, String text) {
		List<String> parts = Arrays.asList(text.split("\n--- "));
		CompletableFuture<HttpResponse<Stream<String>>> answer = client.listen("/graphql",
				JSON.writeValueAsString(Map.of("query", parts.get(0))));
		CompletableFuture<String> word = answer.thenApplyAsync((response) -> word(response, parts.size() == 1));
		try {
			for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
				for (String doing : parts.subList(1, parts.size())) {
					String[] whoAndWhat = doing.replace("<n>", String.valueOf(attempt)).split("\n", 2);
					this.identities.client(whoAndWhat[0]).run(whoAndWhat[1]);
				}
				try {
					return word.get(100, TimeUnit.MILLISECONDS);
				}
				catch (TimeoutException ex) {
					// Nothing has come yet.
				}
			}
			return "silent";
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			answer.thenAccept((response) -> response.body().close());
			answer.cancel(true);
		}
	}

	private String word(HttpResponse<Stream<String>> response, boolean nothingHappens) {
		if (response.statusCode() != 200) {
			return Walk.word(response.statusCode());
		}
		for (Iterator<String> lines = response.body().iterator(); lines.hasNext();) {
			String line = lines.next();
			// The first sign of life follows the beginning, and a refusal comes before
			// it.
			if (nothingHappens && line.startsWith(":")) {
				return "listens";
			}
			if (line.startsWith("data:") && line.contains("{")) {
				String event = line.substring("data:".length());
				List<String> refusals = JsonPath.read(event, "$..extensions.classification");
				return refusals.isEmpty() ? Walk.read(this.request, JSON.readTree(event).get("data"))
						: Walk.word(refusals.get(0));
			}
		}
		return "ended";
	}

}
