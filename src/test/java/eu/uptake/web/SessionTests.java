package eu.uptake.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class SessionTests {

	@Test
	void signsInAndOutByKeyboard(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/sign-in");
		browser.expect(page.locator("h1")).hasText("Sign in");
		browser.assertAccessible(page);
		page.getByLabel("Username").focus();
		page.keyboard().type("at");
		page.keyboard().press("Tab");
		page.keyboard().type("demo");
		page.keyboard().press("Enter");
		Locator account = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("AT coordinator"));
		browser.expect(account).isVisible();
		browser.expect(page.locator("h1")).containsText("Austria");
		account.focus();
		page.keyboard().press("Enter");
		browser.expect(page.locator(".menu-list")).containsText("Signed in as at");
		browser.assertAccessible(page);
		page.keyboard().press("ArrowDown");
		page.keyboard().press("ArrowDown");
		browser.expect(page.getByText("Sign out")).isFocused();
		page.keyboard().press("Enter");
		browser.expect(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))).isVisible();
		assertThat(page.context().newPage().request().get("/actuator").status()).isEqualTo(401);
	}

	@Test
	void aWrongPasswordIsSaidWhereItHappened(Browser browser) {
		browser.expectComplaint("401");
		Page page = browser.anonymous();
		page.navigate("/sign-in");
		page.getByLabel("Username").fill("at");
		page.getByLabel("Password").fill("wrong");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
		browser.expect(page.getByRole(AriaRole.ALERT)).hasText("Username or password is wrong.");
		browser.expect(page.getByLabel("Username")).hasValue("at");
		browser.expect(page.getByLabel("Password")).isFocused();
		browser.assertAccessible(page);
	}

	@Test
	void nothingIsSentUntilBothAreGiven(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/sign-in");
		page.getByLabel("Username").fill("at");
		page.keyboard().press("Enter");
		browser.expect(page.getByRole(AriaRole.ALERT)).hasText("Give both a username and a password.");
		browser.expect(page.getByLabel("Password")).isFocused();
	}

	@Test
	void whoIsSignedInStaysSoAfterAReload(Browser browser) {
		Page page = browser.as("taxud");
		page.navigate("/");
		browser.expect(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("TAXUD"))).isVisible();
	}

	@Test
	void anEndedSessionIsSignedInToAgainAndTheRequestSentOnceMore(Browser browser) {
		Page page = browser.as("at");
		page.navigate("/");
		browser.expect(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("AT coordinator")))
			.isVisible();
		page.context()
			.clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
		page.evaluate("async () => { const { ask } = await import('app/graphql.js'); window.answer = ask("
				+ "`mutation { withdrawUptake(input: { country: \"AT\", year: 2016, trainingModule: \"EORI\" }) { errors { code } } }`); }");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog).containsText("Sign in again");
		browser.expect(dialog.getByLabel("Username")).hasValue("at");
		browser.assertAccessible(page);
		dialog.getByLabel("Password").fill("demo");
		page.keyboard().press("Enter");
		browser.expect(dialog).hasCount(0);
		assertThat(page.evaluate("async () => (await window.answer).withdrawUptake.errors[0].code"))
			.isEqualTo("YEAR_NOT_OPEN");
	}

	@Test
	void aLostConnectionIsShownAndTheRequestGetsThroughLater(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		browser.expect(page.locator(".headline")).isVisible();
		page.context().setOffline(true);
		browser.expectComplaint("ERR_INTERNET_DISCONNECTED");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2015")).click();
		browser.expect(page.locator(".connection")).hasText("The service can't be reached. Trying again.");
		page.context().setOffline(false);
		browser.expect(page.locator(".headline > div").first()).containsText("183");
		browser.expect(page.locator(".connection")).isEmpty();
	}

}
