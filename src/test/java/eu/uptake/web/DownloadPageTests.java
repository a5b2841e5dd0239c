package eu.uptake.web;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class DownloadPageTests {

	@Autowired
	private Api api;

	@Test
	void whoSaysForWhomGetsTheLinks(Browser browser) {
		Map<String, Object> before = declared();
		Page page = browser.page(new NewContextOptions().setViewportSize(390, 844));
		page.navigate("/download/EORI");
		browser.expect(page.locator("h1")).hasText("Download this course");
		browser.expect(page.locator(".offer"))
			.hasText(
					"Available in Bulgarian, German, Greek, English, Estonian, Hungarian, Lithuanian, Macedonian, Romanian, Slovak.");
		browser.expect(page.locator(".module-files")).hasCount(0);
		browser.assertAccessible(page);
		page.getByLabel("A school, university or training provider").check();
		page.getByLabel("Country").selectOption("DE");
		page.getByLabel("How many people will be trained with it?").fill("1 240");
		page.getByText("Show the links").click();
		browser.expect(page.locator(".thanks h2")).isFocused();
		browser.expect(page.locator(".module-files > li")).hasCount(10);
		browser.expect(page.locator(".module-files > li").first())
			.hasText("BulgarianOn the public site: /elearning/eori/bg/ (7z, exe, zip)");
		browser.assertAccessible(page);
		Map<String, Object> after = declared();
		assertThat((Integer) after.get("declarations")).isEqualTo((Integer) before.get("declarations") + 1);
		assertThat((Integer) after.get("declaredTrainees")).isEqualTo((Integer) before.get("declaredTrainees") + 1240);
		page.locator(".take-back button").click();
		browser.expect(page.locator(".take-back [role=status]")).isFocused();
		browser.expect(page.locator(".module-files > li")).hasCount(10);
		browser.assertAccessible(page);
		assertThat(declared()).isEqualTo(before);
	}

	@Test
	void whereTheAddressIsKnownThePlacesAreLinks(Browser browser) {
		Page page = browser.anonymous();
		page.route("**/graphql", (route) -> {
			if (route.request().postData().contains("DownloadModule")) {
				var answer = route.fetch();
				route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setResponse(answer)
					.setBody(answer.text()
						.replaceAll("\"path\":\"([^\"]*)\",\"address\":null",
								"\"path\":\"$1\",\"address\":\"https://training.example$1\"")));
			}
			else {
				route.resume();
			}
		});
		page.navigate("/download/EORI");
		page.getByLabel("A private person").check();
		page.getByLabel("How many people will be trained with it?").fill("1");
		page.keyboard().press("Enter");
		Locator link = page.locator(".thanks a").first();
		browser.expect(link).hasAttribute("href", "https://training.example/elearning/eori/bg/");
		browser.expect(link).hasText("Download Bulgarian (7z, exe, zip)");
		browser.assertAccessible(page);
	}

	@Test
	void whatIsMissingIsSaidInItsPlace(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/download/EORI");
		page.getByText("Show the links").click();
		browser.expect(page.locator(".choices.wrong")).containsText("Say who you are.");
		browser.expect(page.locator("input[name=organisation]").first()).isFocused();
		browser.assertAccessible(page);
		page.getByLabel("A private person").check();
		page.getByLabel("How many people will be trained with it?").fill("1,5");
		page.keyboard().press("Enter");
		browser.expect(page.locator(".field.wrong")).containsText("Give a whole number from 1 to 1 000 000.");
		browser.expect(page.locator("input[name=expectedTrainees]")).isFocused();
		page.reload();
		browser.expect(page.locator("input[name=expectedTrainees]")).hasValue("1,5");
	}

	@Test
	void aDeclarationWithoutAConnectionGoesOffOnceWhenItIsBack(Browser browser) {
		int before = (Integer) declared().get("declarations");
		Page page = browser.anonymous();
		page.navigate("/download/EORI");
		page.getByLabel("A private person").check();
		page.getByLabel("How many people will be trained with it?").fill("3");
		page.context().setOffline(true);
		expectRetries(browser, "ERR_INTERNET_DISCONNECTED");
		page.keyboard().press("Enter");
		browser.expect(page.locator("main [role=status]")).containsText("is kept in this browser");
		page.context().setOffline(false);
		browser.expect(page.locator(".thanks")).isVisible();
		assertThat((Integer) declared().get("declarations")).isEqualTo(before + 1);
	}

	@Test
	void aModuleWithoutFilesSaysSo(Browser browser) {
		this.api.as("taxud")
			.operation("define-training-module", Api.input("code", "REX", "title", "Registered exporters", "programme",
					"General", "producedOn", "2016-12-15"));
		this.api.as("taxud").operation("retire-training-module", Api.input("code", "VAT", "retiredOn", "2017-06-30"));
		Page page = browser.anonymous();
		page.navigate("/download/REX");
		browser.expect(page.locator("main")).containsText("This course can’t be downloaded.");
		browser.assertAccessible(page);
		page.navigate("/download/VAT");
		browser.expect(page.locator("main")).containsText("This course was retired on 30 June 2017");
		page.navigate("/download/NOPE");
		browser.expect(page.locator("main")).containsText("There is no course with the code NOPE.");
	}

	@Test
	void fitsASmallPhoneInEveryLanguage(Browser browser) {
		for (String locale : List.of("en-GB", "fr-FR", "de-DE")) {
			Page page = browser.page(new NewContextOptions().setViewportSize(320, 640).setLocale(locale));
			page.navigate("/download/UCC-L2-03");
			page.waitForLoadState(LoadState.NETWORKIDLE);
			page.locator("button.main").click();
			browser.expect(page.locator(".choices.wrong")).isVisible();
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
		}
	}

	private Map<String, Object> declared() {
		return this.api.as("taxud")
			.run("{ downloads(filter: { modules: [\"EORI\"] }) { declarations declaredTrainees } }")
			.get("downloads");
	}

	// Each attempt complains, and how many there are is a matter of time.
	private static void expectRetries(Browser browser, String part) {
		for (int attempt = 0; attempt < 10; attempt++) {
			browser.expectComplaint(part);
		}
	}

}
