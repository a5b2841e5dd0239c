package eu.uptake.oidc;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import eu.uptake.web.Browser;

/**
 * The way to the issuer and back in a browser, which has its own mind about cookies and
 * policies.
 */
@OidcTest
@Tag("browser")
@ExtendWith(Browser.class)
class SignInPageTests {

	@Test
	void aButtonLeadsToTheIssuerAndBackAndSigningOutDoesSoToo(Browser browser) {
		browser.expectComplaint("asked " + Issuer.url("home") + "/authorize");
		browser.expectComplaint("asked " + Issuer.url("home") + "/endsession");
		Issuer.expect("home", "paula", Map.of("groups", List.of("uptake-taxud")));
		Page page = browser.anonymous();
		page.navigate("/sign-in");
		Locator buttons = page.locator(".sign-in-providers a");
		browser.expect(buttons)
			.hasText(new String[] { "Sign in with away", "Sign in with EU Login", "Sign in with home" });
		browser.assertAccessible(page);
		buttons.last().click();
		browser.expect(page).hasURL(Pattern.compile(".*/review.*"));
		page.navigate("/account");
		browser.expect(page.locator("main"))
			.containsText("You sign in at %s and have no password here.".formatted(Issuer.url("home")));
		browser.expect(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("API tokens"))).hasCount(0);
		page.locator(".account button").first().click();
		page.getByText("Sign out").click();
		browser.expect(page).hasURL(Pattern.compile("http://127.0.0.1:\\d+/"));
		browser.expect(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))).isVisible();
	}

	@Test
	void whoIsNotLetInIsToldWhy(Browser browser) {
		browser.expectComplaint("asked " + Issuer.url("eulogin") + "/authorize");
		Issuer.expect("eulogin", "nobody", Map.of());
		Page page = browser.anonymous();
		page.navigate("/sign-in");
		page.getByText("Sign in with EU Login").click();
		browser.expect(page.locator(".banner"))
			.containsText("You are known to the sign-in service, but have no role here. Ask TAXUD for one.");
		browser.assertAccessible(page);
	}

}
