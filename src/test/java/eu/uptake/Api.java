package eu.uptake;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client of the service, as any other: HTTP, cookies and JSON.
 */
@TestComponent
@Lazy
public class Api {

	private static final JsonMapper JSON = new JsonMapper();

	private final URI base;

	@Autowired
	public Api(Environment environment) {
		this(URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port")));
	}

	private Api(URI base) {
		this.base = base;
	}

	public static Api at(URI base) {
		return new Api(base);
	}

	public URI base() {
		return this.base;
	}

	public Client anonymous() {
		return new Client(this.base);
	}

	/**
	 * A client that has signed in.
	 * @param username a demo account's name
	 * @return the client
	 */
	public Client as(String username) {
		return as(username, "demo");
	}

	/**
	 * A client that has signed in.
	 * @param username an account's name
	 * @param password its password
	 * @return the client
	 */
	public Client as(String username, String password) {
		Client client = anonymous();
		client.get("/graphiql");
		HttpResponse<String> response = client.login(username, password);
		if (response.statusCode() != 204) {
			throw new IllegalStateException("%d: %s".formatted(response.statusCode(), response.body()));
		}
		return client;
	}

	/**
	 * A client that brings an API token with each request.
	 * @param token the token
	 * @return the client
	 */
	public Client withToken(String token) {
		return anonymous().with("Authorization", "Bearer " + token);
	}

	/**
	 * Variables with an input.
	 * @param keysAndValues the input's fields and values in turn; values may be null
	 * @return the variables
	 */
	public static Map<String, Object> input(Object... keysAndValues) {
		Map<String, Object> input = new HashMap<>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			input.put((String) keysAndValues[i], keysAndValues[i + 1]);
		}
		return Map.of("input", input);
	}

	/**
	 * One client with its cookies.
	 */
	public static final class Client {

		private final URI base;

		private final CookieManager cookies = new CookieManager();

		private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

		private final Map<String, String> headers = new HashMap<>();

		private Client(URI base) {
			this.base = base;
		}

		/**
		 * Adds a header to each request from now on.
		 * @param name the header's name
		 * @param value its value
		 * @return this
		 */
		public Client with(String name, String value) {
			this.headers.put(name, value);
			return this;
		}

		public HttpResponse<String> get(String path) {
			return send(HttpRequest.newBuilder(this.base.resolve(path)));
		}

		/**
		 * Downloads a file.
		 * @param path the path
		 * @return the response, its body as it is
		 */
		public HttpResponse<byte[]> download(String path) {
			return send(HttpRequest.newBuilder(this.base.resolve(path)), BodyHandlers.ofByteArray());
		}

		public HttpResponse<String> login(String username, String password) {
			return post("/login", "application/x-www-form-urlencoded",
					"username=%s&password=%s".formatted(encode(username), encode(password)));
		}

		private static String encode(String value) {
			return URLEncoder.encode(value, StandardCharsets.UTF_8);
		}

		public HttpResponse<String> post(String path, String contentType, String body) {
			return send(HttpRequest.newBuilder(this.base.resolve(path))
				.header("Content-Type", contentType)
				.POST(BodyPublishers.ofString(body)));
		}

		/**
		 * Sends a request of any method.
		 * @param path the path
		 * @param method sets the method and the body
		 * @return the response
		 */
		public HttpResponse<String> send(String path, UnaryOperator<HttpRequest.Builder> method) {
			return send(method.apply(HttpRequest.newBuilder(this.base.resolve(path))));
		}

		public HttpResponse<String> send(HttpRequest.Builder request) {
			return send(request, BodyHandlers.ofString());
		}

		/**
		 * Subscribes by server-sent events.
		 * @param path the path
		 * @param body the JSON with the document
		 * @return the answer, once its first line has come; it may have no end
		 */
		public CompletableFuture<HttpResponse<Stream<String>>> listen(String path, String body) {
			HttpRequest.Builder request = HttpRequest.newBuilder(this.base.resolve(path))
				.header("Content-Type", "application/json")
				.header("Accept", "text/event-stream")
				.POST(BodyPublishers.ofString(body));
			return this.http.sendAsync(complete(request), BodyHandlers.ofLines());
		}

		public URI base() {
			return this.base;
		}

		/**
		 * Begins a request for a client of another kind, with what this one has.
		 * @param path the path
		 * @return the request, with cookies and headers
		 */
		public HttpRequest.Builder prepared(String path) {
			HttpRequest.Builder request = HttpRequest.newBuilder(this.base.resolve(path));
			String cookies = this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.map((cookie) -> cookie.getName() + "=" + cookie.getValue())
				.collect(Collectors.joining("; "));
			if (!cookies.isEmpty()) {
				request.header("Cookie", cookies).header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
			}
			this.headers.forEach(request::header);
			return request;
		}

		private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
			try {
				return this.http.send(complete(request), body);
			}
			catch (IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

		private HttpRequest complete(HttpRequest.Builder request) {
			String token = cookie("XSRF-TOKEN");
			if (token != null) {
				request.header("X-XSRF-TOKEN", token);
			}
			this.headers.forEach(request::header);
			return request.build();
		}

		public String cookie(String name) {
			return this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().equals(name))
				.map(HttpCookie::getValue)
				.findFirst()
				.orElse(null);
		}

		/**
		 * Runs a GraphQL document.
		 * @param document the document's text
		 * @return the answer
		 */
		public Answer run(String document) {
			return run(document, Map.of());
		}

		public Answer run(String document, Map<String, Object> variables) {
			Map<String, Object> request = new HashMap<>();
			request.put("query", document);
			request.put("variables", variables);
			HttpResponse<String> response = post("/graphql", "application/json", JSON.writeValueAsString(request));
			return new Answer(response.statusCode(), response.body());
		}

		/**
		 * Runs an example operation of {@code graphql/operations}.
		 * @param name the file's name without its ending
		 * @param variables the operation's variables
		 * @return the answer
		 */
		public Answer operation(String name, Map<String, Object> variables) {
			try {
				return run(Files.readString(Path.of("graphql/operations", name + ".graphql"), StandardCharsets.UTF_8),
						variables);
			}
			catch (IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}

	}

	/**
	 * What the GraphQL endpoint answered.
	 *
	 * @param status the HTTP status
	 * @param body the JSON
	 */
	public record Answer(int status, String body) {

		/**
		 * A value of the data.
		 * @param <T> the value's type
		 * @param path its JSON path below {@code data}
		 * @return the value
		 */
		public <T> T get(String path) {
			try {
				return JsonPath.read(this.body, "$.data." + path);
			}
			catch (PathNotFoundException ex) {
				throw new AssertionError("No %s in %s".formatted(path, this.body), ex);
			}
		}

		/**
		 * The classifications of the top-level errors.
		 * @return none if there is no error
		 */
		public List<String> classifications() {
			return JsonPath.read(this.body, "$..extensions.classification");
		}

		/**
		 * The codes of the user errors.
		 * @return none if there is no error
		 */
		public List<String> codes() {
			return JsonPath.read(this.body, "$.data.*.errors[*].code");
		}

	}

}
