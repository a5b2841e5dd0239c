package eu.uptake.web;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class AccountPageTests {

	private static final String PASSWORD = "seven brown bicycles";

	private static final String OTHER = "eleven grey umbrellas";

	@Autowired
	private Api api;

	@Test
	void taxudCreatesResetsDisablesAndEnablesAnAccount(Browser browser) {
		Page page = open(browser, "taxud", "/admin/accounts");
		browser.expect(page.locator("caption")).containsText("accounts");
		browser.expect(page.locator("tbody tr:has(th:text-is('at'))")).containsText("demo account");
		browser.assertAccessible(page);
		press(page.locator(".page-head"), "Create an account");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog.getByLabel("Username")).isFocused();
		page.keyboard().type("Web.Anna");
		dialog.getByLabel("Password").fill("short");
		press(dialog, "Create an account");
		browser.expect(dialog.locator(".error"))
			.hasText(new String[] { "A coordinator needs a country.", "The password has at least 12 characters." });
		browser.assertAccessible(page);
		dialog.getByLabel("Country").selectOption("AT");
		dialog.getByLabel("Password").fill(PASSWORD);
		press(dialog, "Create an account");
		browser.expect(dialog).hasCount(0);
		Locator row = page.locator("tbody tr:has(th:text-is('web.anna'))");
		browser.expect(row).containsText("Austria");
		browser.expect(row.locator(".mark")).containsText("enabled");
		press(row, "Set password: web.anna");
		dialog.getByLabel("New password").fill(OTHER);
		press(dialog, "Set password");
		browser.expect(dialog).hasCount(0);
		assertThat(signIn("web.anna", OTHER)).isEqualTo(204);
		press(row, "Disable: web.anna");
		browser.assertAccessible(page);
		press(dialog, "Disable");
		browser.expect(row.locator(".mark")).containsText("disabled");
		press(row, "E-mail: web.anna");
		dialog.getByLabel("E-mail").fill("anna@example.eu");
		browser.assertAccessible(page);
		press(dialog, "Save");
		browser.expect(row).containsText("anna@example.eu");
		press(row, "E-mail: web.anna");
		dialog.getByLabel("E-mail").fill("");
		press(dialog, "Save");
		browser.expect(row).not().containsText("@");
		assertThat(signIn("web.anna", OTHER)).isEqualTo(401);
		press(row, "Enable: web.anna");
		press(dialog, "Enable");
		browser.expect(row.locator(".mark")).containsText("enabled");
		assertThat(signIn("web.anna", OTHER)).isEqualTo(204);
	}

	@Test
	void everybodyChangesTheOwnPasswordAndStaysSignedIn(Browser browser) {
		this.api.as("taxud")
			.operation("create-account", Api.input("username", "web.bert", "role", "OPERATOR", "password", PASSWORD));
		Page page = browser.anonymous();
		page.navigate("/sign-in");
		page.getByLabel("Username").fill("web.bert");
		page.getByLabel("Password").fill(PASSWORD);
		page.keyboard().press("Enter");
		press(page.locator(".top"), "operator");
		page.getByText("Your account").click();
		browser.expect(page.locator("h1")).hasText("Your account");
		browser.expect(page.locator(".account-facts dd")).hasText(new String[] { "web.bert", "operator" });
		browser.assertAccessible(page);
		press(page.locator("main"), "Change the password");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		dialog.getByLabel("Current password").fill("guessed it wrong");
		dialog.getByLabel("New password").fill(OTHER);
		press(dialog, "Change the password");
		browser.expect(dialog.locator(".error")).hasText("This is not the password that you sign in with.");
		browser.assertAccessible(page);
		dialog.getByLabel("Current password").fill(PASSWORD);
		press(dialog, "Change the password");
		browser.expect(dialog).hasCount(0);
		page.reload();
		browser.expect(page.locator(".account-facts dd").first()).hasText("web.bert");
		assertThat(signIn("web.bert", OTHER)).isEqualTo(204);
	}

	@Test
	void aTokenIsShownOnceAndRevoked(Browser browser) {
		Page page = open(browser, "at", "/account");
		browser.expect(page.locator("main")).containsText("A demo account's password can't be changed.");
		press(page.locator("main"), "Make a token");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		dialog.getByLabel("Name").fill("nightly report");
		dialog.getByLabel("Report uptakes, surveys and sessions").check();
		browser.assertAccessible(page);
		press(dialog, "Make a token");
		browser.expect(dialog.locator("h2")).hasText("Your new token");
		String token = dialog.locator("code").textContent();
		assertThat(token).startsWith("upt_");
		browser.assertAccessible(page);
		page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		press(dialog, "Copy");
		browser.expect(dialog.getByRole(AriaRole.STATUS)).hasText("Copied.");
		assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(token);
		Api.Client machine = this.api.withToken(token);
		assertThat(machine.operation("me", Map.of()).<String>get("me.username")).isEqualTo("at");
		press(dialog, "Close");
		browser.expect(dialog).hasCount(0);
		assertThat(page.content()).doesNotContain(token);
		Locator row = page.locator("tbody tr:has(th:text-is('nightly report'))");
		browser.expect(row).containsText("Read what you see, Report uptakes, surveys and sessions");
		browser.assertAccessible(page);
		press(row, "Revoke: nightly report");
		press(dialog, "Revoke");
		browser.expect(row.locator(".mark")).containsText("revoked");
		assertThat(machine.get("/").statusCode()).isEqualTo(401);
	}

	private static Page open(Browser browser, String username, String path) {
		Page page = browser.as(username);
		page.navigate(path);
		return page;
	}

	private static void press(Locator within, String name) {
		within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true)).click();
	}

	private int signIn(String username, String password) {
		Api.Client client = this.api.anonymous();
		client.get("/graphiql");
		return client.login(username, password).statusCode();
	}

}
