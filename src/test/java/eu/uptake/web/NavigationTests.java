package eu.uptake.web;

import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class NavigationTests {

	@Test
	void aPageOnItsWayShowsNothingOfTheOneBefore(Browser browser) {
		Page page = browser.anonymous();
		List<Route> held = new ArrayList<>();
		page.route("**/app/views/dashboards-page-*", held::add);
		page.navigate("/");
		browser.expect(page.locator(".headline")).isVisible();
		link(page, "Dashboards").click();
		browser.expect(page.locator("main .skeleton")).hasText("Loading");
		browser.expect(page.locator(".headline")).hasCount(0);
		browser.assertAccessible(page);
		held.forEach(Route::resume);
		browser.expect(page.locator("h1")).hasText("Dashboards");
		browser.expect(page.locator("h1")).isFocused();
	}

	@Test
	void whoHasGoneOnToSomethingElseKeepsTheFocus(Browser browser) {
		Page page = browser.anonymous();
		List<Route> held = new ArrayList<>();
		page.route("**/app/views/dashboards-page-*", held::add);
		page.navigate("/");
		browser.expect(page.locator(".headline")).isVisible();
		link(page, "Dashboards").click();
		browser.expect(page.locator("main .skeleton")).isVisible();
		link(page, "Sign in").focus();
		held.forEach(Route::resume);
		browser.expect(page.locator(".heat-map")).isVisible();
		browser.expect(link(page, "Sign in")).isFocused();
	}

	@Test
	void aPageThatDidNotComeCanBeTriedAgain(Browser browser) {
		browser.expectComplaint("ERR_FAILED");
		Page page = browser.anonymous();
		page.route("**/app/views/dashboards-page-*", Route::abort);
		page.navigate("/");
		link(page, "Dashboards").click();
		browser.expect(page.getByRole(AriaRole.ALERT)).containsText("The service can't be reached");
		page.unroute("**/app/views/dashboards-page-*");
		page.getByRole(AriaRole.ALERT).getByRole(AriaRole.BUTTON).click();
		browser.expect(page.locator("h1")).hasText("Dashboards");
	}

	@Test
	void aWrongLinkSaysSo(Browser browser) {
		browser.expectComplaint("404");
		Page page = browser.anonymous();
		assertThat(page.navigate("/nonsense").status()).isEqualTo(404);
		browser.expect(page.locator("h1")).hasText("There is no such page");
		browser.assertAccessible(page);
		link(page, "Uptake").click();
		browser.expect(page.locator(".headline > div").first()).containsText("305");
	}

	@Test
	void twoClicksSignInOnce(Browser browser) {
		Page page = browser.anonymous();
		List<String> sent = new ArrayList<>();
		page.onRequest((request) -> {
			if (request.url().endsWith("/login")) {
				sent.add(request.method());
			}
		});
		page.navigate("/sign-in");
		page.getByLabel("Username").fill("at");
		page.getByLabel("Password").fill("demo");
		page.locator("form.sign-in button.main").dblclick();
		browser.expect(page.locator(".account")).containsText("AT coordinator");
		assertThat(sent).containsExactly("POST");
	}

	private static Locator link(Page page, String name) {
		return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

}
