package eu.uptake.access;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everybody who can ask: the table's columns.
 */
final class Identities {

	private static final String PASSWORD = "seven brown bicycles";

	private static final String FORM = "application/x-www-form-urlencoded";

	private final Map<String, Supplier<Api.Client>> ways = new LinkedHashMap<>();

	private final Map<String, Api.Client> clients = new LinkedHashMap<>();

	private final Api api;

	private final MongoOperations mongo;

	private final LocalDate today;

	Identities(Api api, MongoOperations mongo, LocalDate today) {
		this.api = api;
		this.mongo = mongo;
		this.today = today;
		this.ways.put("anonymous", () -> session("none"));
		List.of("at", "de", "taxud", "ingest", "operator")
			.forEach((username) -> this.ways.put(username, () -> this.api.as(username)));
		String disabled = disabled();
		this.ways.put("disabled", () -> session(disabled));
		String ended = ended();
		this.ways.put("ended", () -> session(ended));
		token("expired", expired());
		token("revoked", revoked());
		List.of("at READ", "at REPORT", "taxud READ", "taxud REPORT", "taxud MANAGE", "taxud INGEST_LOGS",
				"ingest INGEST_LOGS", "operator METRICS")
			.forEach((each) -> {
				String[] words = each.split(" ");
				token(each, make(words[0], words[1]).get("createApiToken.token"));
			});
	}

	private void token(String name, String token) {
		this.ways.put(name, () -> this.api.withToken(token));
	}

	List<String> names() {
		return List.copyOf(this.ways.keySet());
	}

	/**
	 * Somebody, with a session that goes on.
	 * @param name a column
	 * @return the client
	 */
	Api.Client client(String name) {
		return this.clients.computeIfAbsent(name, (absent) -> this.ways.get(name).get());
	}

	/**
	 * Somebody whose session may end.
	 * @param name a column
	 * @return a client that nobody else goes on with
	 */
	Api.Client another(String name) {
		return this.ways.get(name).get();
	}

	// With the cookies of a browser that has been away, and doesn't forget them.
	private Api.Client session(String id) {
		return this.api.anonymous()
			.with("Cookie", "JSESSIONID=%s; XSRF-TOKEN=walk".formatted(id))
			.with("X-XSRF-TOKEN", "walk");
	}

	private String disabled() {
		create("gone");
		Api.Client gone = this.api.as("gone", PASSWORD);
		assertThat(gone.run("{ me { role } }").<String>get("me.role")).isEqualTo("TAXUD");
		assertThat(this.api.as("taxud").operation("disable-account", Api.input("username", "gone")).codes()).isEmpty();
		return gone.cookie("JSESSIONID");
	}

	private String ended() {
		Api.Client taxud = this.api.as("taxud");
		String id = taxud.cookie("JSESSIONID");
		assertThat(session(id).run("{ me { role } }").<String>get("me.role")).isEqualTo("TAXUD");
		assertThat(taxud.post("/logout", FORM, "").statusCode()).isEqualTo(204);
		return id;
	}

	private void create(String username) {
		assertThat(this.api.as("taxud")
			.operation("create-account", Api.input("username", username, "role", "TAXUD", "password", PASSWORD))
			.codes()).isEmpty();
	}

	private String expired() {
		Api.Answer made = make("taxud", "READ", "REPORT", "MANAGE", "INGEST_LOGS");
		String id = made.get("createApiToken.apiToken.id");
		Date yesterday = Date.from(this.today.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
		assertThat(this.mongo.getCollection("apiTokens")
			.updateOne(Filters.eq("id", id), Updates.set("expiresOn", yesterday))
			.getModifiedCount()).isEqualTo(1);
		return made.get("createApiToken.token");
	}

	private String revoked() {
		Api.Answer made = make("taxud", "READ", "REPORT", "MANAGE", "INGEST_LOGS");
		assertThat(this.api.as("taxud")
			.operation("revoke-api-token", Api.input("id", made.get("createApiToken.apiToken.id")))
			.codes()).isEmpty();
		return made.get("createApiToken.token");
	}

	private Api.Answer make(String username, String... scopes) {
		return this.api.as(username)
			.operation("create-api-token",
					Api.input("name", "walk", "expiresOn", this.today.toString(), "scopes", List.of(scopes)));
	}

}
