package eu.uptake.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

import eu.uptake.Api;
import eu.uptake.Parallel;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class AccountTests {

	private static final String PASSWORD = "seven brown bicycles";

	private static final String OTHER = "eleven grey umbrellas";

	/** 34 countries and three other roles. */
	private static final int DEMO_ACCOUNTS = 37;

	@Autowired
	private Api api;

	@Autowired
	private MongoOperations mongo;

	@Autowired
	private Accounts accounts;

	@Test
	void aCreatedCoordinatorSignsInAndIsRemindedLikeTheOthers() {
		Api.Answer created = create("Anna.Gruber", "COORDINATOR", "GR", PASSWORD);
		assertThat(created.codes()).isEmpty();
		assertThat(created.<Map<String, Object>>get("createAccount.account")).containsEntry("username", "anna.gruber")
			.containsEntry("role", "COORDINATOR")
			.containsEntry("country", Map.of("code", "EL"))
			.containsEntry("email", "anna@example.eu")
			.containsEntry("demo", false)
			.containsEntry("disabled", false)
			.containsEntry("version", 1);
		Api.Answer me = this.api.as("anna.gruber", PASSWORD).operation("me", Map.of());
		assertThat(me.<String>get("me.role")).isEqualTo("COORDINATOR");
		assertThat(me.<String>get("me.country.code")).isEqualTo("EL");
		assertThat(this.accounts.coordinators())
			.contains(new Account("anna.gruber", Role.COORDINATOR, "EL", "anna@example.eu"));
	}

	@Test
	void thePasswordIsStoredByArgon2idWithOwaspsParameters() {
		create("bert", "OPERATOR", null, PASSWORD);
		Document stored = this.mongo.findById("bert", Document.class, "accounts");
		assertThat(stored.getString("hash")).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
		assertThat(stored.toJson()).doesNotContain(PASSWORD);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "a, OPERATOR, -, INVALID, username", "with blank, OPERATOR, -, INVALID, username",
					"-x, OPERATOR, -, INVALID, username", "аnna, OPERATOR, -, INVALID, username",
					"anna\u200b, OPERATOR, -, INVALID, username", "$where, OPERATOR, -, INVALID, username",
					"ok, OPERATOR, AT, INVALID, country", "ok, COORDINATOR, -, REQUIRED, country",
					"ok, COORDINATOR, XX, UNKNOWN_COUNTRY, country" })
	void anAccountThatIsNotAcceptableIsRefusedWhereItIsWrong(String username, String role, String country, String code,
			String field) {
		Api.Answer answer = create(username, role, country, PASSWORD);
		assertThat(answer.codes()).containsExactly(code);
		assertThat(answer.<List<Object>>get("createAccount.errors[0].path")).containsExactly("input", field);
		assertThat(this.mongo.findById(username, Document.class, "accounts")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "elevenchars, WEAK_PASSWORD", "passwordpassword, WEAK_PASSWORD", "Password12345!, WEAK_PASSWORD",
			"aaaaaaaaaaaaaa, WEAK_PASSWORD", "abababababab, WEAK_PASSWORD", "abcdefghijklmn, WEAK_PASSWORD",
			"987654321098765, WEAK_PASSWORD", "Carola.Meier1, WEAK_PASSWORD", "qwertyuiop99, WEAK_PASSWORD" })
	void aPasswordThatIsEasilyGuessedIsRefused(String password, String code) {
		Api.Answer answer = create("carola.meier", "OPERATOR", null, password);
		assertThat(answer.codes()).containsExactly(code);
		assertThat(answer.<List<Object>>get("createAccount.errors[0].path")).containsExactly("input", "password");
	}

	@ParameterizedTest
	@ValueSource(strings = { "zwölf Zeichen", "пароль для отчёта", "tools tools turnips", "🐝🐞🐜🦋🐌🐛🦗🕷🦂🦟🪰🪱" })
	void aPasswordMayBeOfAnyCharacters(String password) {
		assertThat(create("dora", "OPERATOR", null, password).codes()).isEmpty();
		assertThat(this.api.as("dora", password).operation("me", Map.of()).<String>get("me.username"))
			.isEqualTo("dora");
	}

	@Test
	void aPasswordHas128CharactersAtTheMost() {
		String longest = "abcdefgh".repeat(16);
		assertThat(create("emil", "OPERATOR", null, longest + "x").codes()).containsExactly("TOO_LONG");
		assertThat(create("emil", "OPERATOR", null, longest).codes()).isEmpty();
	}

	@Test
	void aPasswordIsTheSameHoweverItsAccentsAreTyped() {
		create("franz", "OPERATOR", null, "größere Bücher");
		assertThat(this.api.as("franz", "gro\u0308ßere Bu\u0308cher").operation("me", Map.of()).<String>get("me.role"))
			.isEqualTo("OPERATOR");
	}

	@Test
	void aNameIsTakenOnceHoweverManyAskForItAtTheSameTime() throws Exception {
		List<Callable<List<String>>> tasks = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			Api.Client taxud = this.api.as("taxud");
			String username = (i % 2 == 0) ? "gerda" : "GERDA";
			tasks.add(() -> create(taxud, username, "OPERATOR", null, PASSWORD).codes());
		}
		List<List<String>> answers = Parallel.run(tasks);
		assertThat(answers).filteredOn(List::isEmpty).hasSize(1);
		assertThat(answers).filteredOn((codes) -> codes.equals(List.of("ALREADY_EXISTS"))).hasSize(5);
	}

	@Test
	void demoAccountsAreThereAndNobodyCanChangeThem() {
		Api.Client taxud = this.api.as("taxud");
		for (Api.Answer answer : List.of(taxud.operation("disable-account", Api.input("username", "at")),
				taxud.operation("enable-account", Api.input("username", "AT")),
				taxud.operation("reset-password", Api.input("username", "at", "newPassword", PASSWORD)),
				taxud.operation("reset-password", Api.input("username", "taxud", "newPassword", PASSWORD)),
				taxud.operation("change-password", Api.input("currentPassword", "demo", "newPassword", PASSWORD)))) {
			assertThat(answer.codes()).containsExactly("DEMO_ACCOUNT");
			assertThat(answer.<List<String>>get("*.errors[*].message").get(0))
				.endsWith(" is a demo account, which nobody can change.");
		}
		Api.Answer taken = create("de", "OPERATOR", null, PASSWORD);
		assertThat(taken.codes()).containsExactly("ALREADY_EXISTS");
		assertThat(taken.<String>get("createAccount.errors[0].message"))
			.isEqualTo("There is an account \"de\", a demo account.");
	}

	@Test
	void taxudListsAllAccountsPageByPage() {
		create("d-one", "OPERATOR", null, PASSWORD);
		create("zzz", "INGEST", null, PASSWORD);
		Api.Client taxud = this.api.as("taxud");
		List<String> names = new ArrayList<>();
		String after = null;
		boolean more = true;
		while (more) {
			Map<String, Object> page = new java.util.HashMap<>(Map.of("first", 7));
			page.put("after", after);
			Api.Answer answer = taxud.operation("accounts", page);
			names.addAll(answer.get("accounts.nodes[*].username"));
			more = answer.<Boolean>get("accounts.pageInfo.hasNextPage");
			after = answer.get("accounts.pageInfo.endCursor");
			assertThat(answer.<Integer>get("accounts.totalCount"))
				.isEqualTo(DEMO_ACCOUNTS + (int) this.mongo.getCollection("accounts").countDocuments());
		}
		assertThat(names).isSorted().doesNotHaveDuplicates().contains("at", "d-one", "taxud", "zzz");
		assertThat(names).hasSize(DEMO_ACCOUNTS + (int) this.mongo.getCollection("accounts").countDocuments());
	}

	@Test
	void disablingKeepsOutAndEnablingLetsInAgain() {
		create("hugo", "INGEST", null, PASSWORD);
		Api.Client hugo = this.api.as("hugo", PASSWORD);
		Api.Client taxud = this.api.as("taxud");
		Api.Answer disabled = taxud.operation("disable-account", Api.input("username", "hugo", "expectedVersion", 1));
		assertThat(disabled.<Map<String, Object>>get("disableAccount.account"))
			.isEqualTo(Map.of("username", "hugo", "disabled", true, "version", 2));
		assertThat(hugo.operation("me", Map.of()).<Object>get("me")).isNull();
		assertThat(signIn("hugo", PASSWORD)).isEqualTo(401);
		assertThat(taxud.operation("disable-account", Api.input("username", "hugo", "expectedVersion", 1)).codes())
			.containsExactly("STALE_VERSION");
		assertThat(taxud.operation("disable-account", Api.input("username", "hugo"))
			.<Integer>get("disableAccount.account.version")).isEqualTo(2);
		assertThat(taxud.operation("enable-account", Api.input("username", "hugo")).codes()).isEmpty();
		assertThat(hugo.operation("me", Map.of()).<Object>get("me")).isNull();
		assertThat(signIn("hugo", PASSWORD)).isEqualTo(204);
	}

	@Test
	void anAddressIsChangedAndForgotten() {
		create("ida", "COORDINATOR", "AT", PASSWORD);
		Api.Client ida = this.api.as("ida", PASSWORD);
		Api.Client taxud = this.api.as("taxud");
		Api.Answer changed = taxud.operation("change-email", Api.input("username", "ida", "email", " ida@example.eu "));
		assertThat(changed.<Map<String, Object>>get("changeEmail.account"))
			.isEqualTo(Map.of("username", "ida", "email", "ida@example.eu", "version", 2));
		assertThat(taxud
			.operation("change-email", Api.input("username", "ida", "email", "other@example.eu", "expectedVersion", 1))
			.codes()).containsExactly("STALE_VERSION");
		assertThat(taxud.operation("change-email", Api.input("username", "ida", "email", "nowhere")).codes())
			.containsExactly("INVALID");
		assertThat(taxud.operation("change-email", Api.input("username", "ida", "email", null)).codes()).isEmpty();
		assertThat(this.mongo.findById("ida", Document.class, "accounts").toJson()).doesNotContain("example.eu");
		assertThat(this.accounts.coordinators()).contains(new Account("ida", Role.COORDINATOR, "AT", null));
		assertThat(ida.operation("me", Map.of()).<String>get("me.username")).as("its session goes on").isEqualTo("ida");
	}

	@Test
	void whatIsNotThereIsSaidSo() {
		assertThat(this.api.as("taxud").operation("disable-account", Api.input("username", "nobody")).codes())
			.containsExactly("UNKNOWN_ACCOUNT");
	}

	@Test
	void aNewPasswordNeedsTheCurrentOne() {
		create("ida", "OPERATOR", null, PASSWORD);
		Api.Client ida = this.api.as("ida", PASSWORD);
		Api.Answer wrong = ida.operation("change-password",
				Api.input("currentPassword", "guessed it wrong", "newPassword", OTHER));
		assertThat(wrong.codes()).containsExactly("WRONG_PASSWORD");
		assertThat(wrong.<List<Object>>get("changePassword.errors[0].path")).containsExactly("input",
				"currentPassword");
		assertThat(ida.operation("change-password", Api.input("currentPassword", PASSWORD, "newPassword", PASSWORD))
			.codes()).containsExactly("INVALID");
		assertThat(ida.operation("change-password", Api.input("currentPassword", PASSWORD, "newPassword", "short"))
			.codes()).containsExactly("WEAK_PASSWORD");
		assertThat(
				ida.operation("change-password", Api.input("currentPassword", PASSWORD, "newPassword", OTHER)).codes())
			.isEmpty();
		assertThat(signIn("ida", PASSWORD)).isEqualTo(401);
		assertThat(signIn("ida", OTHER)).isEqualTo(204);
	}

	@Test
	void aPasswordThatWasLostIsSetByTaxud() {
		create("jan", "OPERATOR", null, PASSWORD);
		Api.Client jan = this.api.as("jan", PASSWORD);
		assertThat(this.api.as("taxud")
			.operation("reset-password", Api.input("username", "jan", "newPassword", OTHER))
			.codes()).isEmpty();
		assertThat(jan.operation("me", Map.of()).<Object>get("me")).isNull();
		assertThat(signIn("jan", PASSWORD)).isEqualTo(401);
		assertThat(signIn("jan", OTHER)).isEqualTo(204);
	}

	@Test
	void whoHasTheSessionOnlyCannotSetTheOwnPassword() {
		create("karl", "TAXUD", null, PASSWORD);
		Api.Answer answer = this.api.as("karl", PASSWORD)
			.operation("reset-password", Api.input("username", "Karl", "newPassword", OTHER));
		assertThat(answer.codes()).containsExactly("INVALID");
		assertThat(signIn("karl", PASSWORD)).isEqualTo(204);
	}

	@Test
	void aHashOfOldParametersIsMadeAnewAtTheNextSignIn() {
		create("lena", "OPERATOR", null, PASSWORD);
		Document stored = this.mongo.findById("lena", Document.class, "accounts");
		String weak = new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(16, 32, 1, 1024, 1)
			.encode(PASSWORD);
		this.mongo.save(stored.append("hash", "{argon2id}" + weak), "accounts");
		assertThat(signIn("lena", PASSWORD)).isEqualTo(204);
		Document now = this.mongo.findById("lena", Document.class, "accounts");
		assertThat(now.getString("hash")).startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
		assertThat(now.getInteger("version")).isEqualTo(1);
		assertThat(signIn("lena", PASSWORD)).isEqualTo(204);
	}

	private int signIn(String username, String password) {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		return client.login(username, password).statusCode();
	}

	private Api.Answer create(String username, String role, String country, String password) {
		return create(this.api.as("taxud"), username, role, country, password);
	}

	private static Api.Answer create(Api.Client taxud, String username, String role, String country, String password) {
		return taxud.operation("create-account", Api.input("username", username, "role", role, "country", country,
				"email", (country != null) ? "anna@example.eu" : null, "password", password));
	}

}
