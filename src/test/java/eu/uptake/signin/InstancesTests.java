package eu.uptake.signin;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.Parallel;
import eu.uptake.UptakeApplication;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Several instances on one store, without demo accounts, as in production.
 */
@UptakeTest
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstancesTests {

	private static final String ADMIN = "nine purple teapots";

	private static final String PASSWORD = "seven brown bicycles";

	private static final String OTHER = "eleven grey umbrellas";

	@Autowired
	private MongoConnectionDetails store;

	@Autowired
	private MongoDatabaseFactory databases;

	private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	@AfterAll
	void stop() {
		this.instances.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	void withoutAnAccountAndAPasswordForTheFirstThereIsNoStart(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(database()));
		assertThat(output.getAll()).contains(
				"There is no account of TAXUD's yet, and no password to make the first one with",
				"Give TAXUD's first account a password of at least 12 characters with UPTAKE_ADMIN_PASSWORD");
		assertThatException().isThrownBy(() -> start(database(), "uptake.admin.password=taxud"));
		assertThat(output.getAll())
			.contains("The first account can't be made: The password has at least 12 characters.");
	}

	@Test
	void instancesThatStartTogetherMakeOneAccountAndServeEachOthersSessions() throws Exception {
		String database = database();
		String password = "uptake.admin.password=" + ADMIN;
		List<ConfigurableApplicationContext> both = Parallel
			.run(List.of(() -> start(database, password), () -> start(database, password)));
		MongoOperations mongo = both.get(0).getBean(MongoOperations.class);
		assertThat(mongo.findAll(Document.class, "accounts")).singleElement()
			.satisfies((account) -> assertThat(account).containsEntry("_id", "taxud").containsEntry("role", "TAXUD"));
		Api here = api(both.get(0));
		Api there = api(both.get(1));
		Api.Client taxud = here.as("taxud", ADMIN);
		noDemoAccountSignsIn(here);
		aSessionIsTheOthersToo(taxud, there);
		disablingEndsSessionsAndTokensThere(taxud, there);
		aPasswordChangedThereIsTheOneHere(taxud, here, there);
		ofTheLastTwoTaxudAccountsOneRemains(mongo, taxud, there);
	}

	private static void noDemoAccountSignsIn(Api here) {
		for (String demo : List.of("at", "taxud", "ingest")) {
			Api.Client client = here.anonymous();
			client.get("/graphiql");
			assertThat(client.login(demo, "demo").statusCode()).isEqualTo(401);
		}
	}

	private static void aSessionIsTheOthersToo(Api.Client taxud, Api there) {
		assertThat(username(sameSession(taxud, there))).isEqualTo("taxud");
	}

	private static void disablingEndsSessionsAndTokensThere(Api.Client taxud, Api there) {
		create(taxud, "olga", "OPERATOR");
		Api.Client olga = there.as("olga", PASSWORD);
		Api.Client made = there.as("olga", PASSWORD);
		assertThat(username(olga)).isEqualTo("olga");
		assertThat(made.cookie("JSESSIONID")).isNotNull();
		taxud.operation("disable-account", Api.input("username", "olga"));
		assertThat(username(olga)).isNull();
		Api.Client again = there.anonymous();
		again.get("/graphiql");
		HttpResponse<String> refused = again.login("olga", PASSWORD);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.body())
			.startsWith("{\"detail\":\"Wrong username or password.\",\"status\":401,\"title\":\"Unauthorized\",");
	}

	private static void aPasswordChangedThereIsTheOneHere(Api.Client taxud, Api here, Api there) {
		create(taxud, "petra", "OPERATOR");
		Api.Client petraHere = here.as("petra", PASSWORD);
		Api.Client petraThere = there.as("petra", PASSWORD);
		assertThat(List.of(username(petraHere), username(petraThere))).containsOnly("petra");
		assertThat(petraThere.operation("change-password", Api.input("currentPassword", PASSWORD, "newPassword", OTHER))
			.codes()).isEmpty();
		assertThat(username(petraHere)).isNull();
		assertThat(username(petraThere)).isEqualTo("petra");
		assertThat(username(sameSession(petraThere, here))).isEqualTo("petra");
	}

	private static void ofTheLastTwoTaxudAccountsOneRemains(MongoOperations mongo, Api.Client taxud, Api there)
			throws Exception {
		assertThat(taxud.operation("disable-account", Api.input("username", "taxud")).codes())
			.containsExactly("LAST_ACCOUNT");
		create(taxud, "second", "TAXUD");
		Api.Client second = there.as("second", PASSWORD);
		for (int round = 0; round < 5; round++) {
			List<Callable<List<String>>> disabling = List.of(
					() -> outcome(taxud.operation("disable-account", Api.input("username", "second"))),
					() -> outcome(second.operation("disable-account", Api.input("username", "taxud"))));
			assertThat(Parallel.run(disabling)).filteredOn(List::isEmpty).hasSize(1);
			List<Document> enabled = mongo.findAll(Document.class, "accounts")
				.stream()
				.filter((account) -> account.getString("role").equals("TAXUD") && !account.getBoolean("disabled"))
				.toList();
			assertThat(enabled).hasSize(1);
			boolean firstRemains = enabled.get(0).getString("_id").equals("taxud");
			Api.Client remaining = firstRemains ? taxud : second;
			String out = firstRemains ? "second" : "taxud";
			assertThat(remaining.operation("enable-account", Api.input("username", out)).codes()).isEmpty();
			assertThat((firstRemains ? second : taxud).login(out, firstRemains ? PASSWORD : ADMIN).statusCode())
				.isEqualTo(204);
		}
	}

	// Refused as the last one, or as somebody whose session has just ended.
	private static List<String> outcome(Api.Answer answer) {
		return Stream.concat(answer.codes().stream(), answer.classifications().stream()).toList();
	}

	private static void create(Api.Client taxud, String username, String role) {
		assertThat(
				taxud.operation("create-account", Api.input("username", username, "role", role, "password", PASSWORD))
					.codes())
			.isEmpty();
	}

	private static Api.Client sameSession(Api.Client client, Api other) {
		return other.anonymous()
			.with("Cookie",
					"JSESSIONID=%s; XSRF-TOKEN=%s".formatted(client.cookie("JSESSIONID"), client.cookie("XSRF-TOKEN")))
			.with("X-XSRF-TOKEN", client.cookie("XSRF-TOKEN"));
	}

	private static String username(Api.Client client) {
		Map<String, String> me = client.run("{ me { username } }").get("me");
		return (me != null) ? me.get("username") : null;
	}

	private static Api api(ConfigurableApplicationContext instance) {
		return new Api(instance.getEnvironment());
	}

	private static String database() {
		return "uptake-test-" + UUID.randomUUID();
	}

	private ConfigurableApplicationContext start(String database, String... properties) {
		String uri = this.store.getConnectionString().getConnectionString();
		String name = this.databases.getMongoDatabase().getName();
		String[] all = Stream
			.concat(Stream.of("spring.mongodb.uri=" + uri.replace("/" + name, "/" + database),
					"spring.mongodb.database=" + database, "server.port=0", "uptake.seed=none",
					"test.demo-accounts=false", "spring.jmx.enabled=false"), Arrays.stream(properties))
			.map((property) -> "--" + property)
			.toArray(String[]::new);
		SpringApplication application = new SpringApplication(UptakeApplication.class);
		// The whole JVM has one logging system: of two that start together, one would
		// find it half set up.
		application.setListeners(application.getListeners()
			.stream()
			.filter((each) -> !(each instanceof LoggingApplicationListener))
			.toList());
		ConfigurableApplicationContext instance = application.run(all);
		synchronized (this.instances) {
			this.instances.add(instance);
		}
		return instance;
	}

}
