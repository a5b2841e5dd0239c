package eu.uptake.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class PublicPageTests {

	@Test
	void showsTheLatestPublishedYearToEverybody(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		browser.expect(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
			.hasText("EU customs eLearning in 2016");
		browser.expect(page).hasTitle("EU customs eLearning in 2016 · Uptake");
		Locator figures = page.locator(".headline > div");
		browser.expect(figures.nth(0)).containsText("305");
		browser.expect(figures.nth(0)).containsText("67\u00a0% more than in 2015");
		browser.expect(figures.nth(0)).containsText("modules used");
		browser.expect(figures.nth(0)).containsText("in 34 countries");
		browser.expect(figures.nth(1)).containsText("23\u202f685");
		browser.expect(figures.nth(1)).containsText("at least: 6 uptakes without number");
		browser.expect(figures.nth(2)).containsText("12\u202f920");
		browser.expect(figures.nth(3)).containsText("74.3 / 100");
		browser.assertAccessible(page);
	}

	@Test
	void showsTheIndicatorsWithTheirTargets(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/years/2016");
		Locator row = page.locator(".indicators tbody tr").filter(new Locator.FilterOptions().setHasText("4.1"));
		browser.expect(row.locator("td")).hasText(new String[] { "174", "183", "305", "Grow", "✓met" });
		Locator noted = page.locator(".indicators tbody tr").filter(new Locator.FilterOptions().setHasText("4.2"));
		browser.expect(noted.locator("td").first()).hasText("73.3Note 1");
		browser.expect(page.locator(".notes li").first()).isVisible();
	}

	@Test
	void aYearsTargetThatIsMissedSaysSo(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/years/2015");
		Locator row = page.locator(".indicators tbody tr").filter(new Locator.FilterOptions().setHasText("5.1"));
		browser.expect(row.locator("td").last()).hasText("✗not met");
	}

	@Test
	void theYearIsSwitchedInTheAddress(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("2015")).click();
		browser.expect(page).hasURL(java.util.regex.Pattern.compile(".*/years/2015$"));
		Locator heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
		browser.expect(heading).hasText("EU customs eLearning in 2015");
		browser.expect(heading).isFocused();
		browser.expect(page.locator(".headline > div").first()).containsText("183");
		page.goBack();
		browser.expect(heading).hasText("EU customs eLearning in 2016");
		page.locator(".top select").selectOption("2014");
		browser.expect(page.locator(".headline > div").first()).containsText("174");
		browser.expect(page.locator(".headline .change")).hasCount(0);
	}

	@Test
	void theMapIsWalkedWithTheArrowKeys(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		Locator austria = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Austria: "));
		browser.expect(austria).hasAttribute("aria-label", "Austria: 10 modules used, 216 trained");
		page.locator("[data-code=SE]").focus();
		page.keyboard().press("ArrowRight");
		browser.expect(page.locator("[data-code=FI]")).isFocused();
		page.keyboard().press("ArrowDown");
		browser.expect(page.locator("[data-code=EE]")).isFocused();
		austria.focus();
		browser.expect(page.locator(".told")).hasText("Austria 10 modules used, 216 trained");
		browser.expect(page.locator(".tile[tabindex='0']")).hasCount(1);
		page.keyboard().press("Enter");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog).containsText("Austria in 2016");
		browser.expect(dialog).containsText("Customs Valuation");
		browser.expect(page).hasURL(java.util.regex.Pattern.compile(".*\\?country=AT$"));
		browser.assertAccessible(page);
		page.keyboard().press("Escape");
		browser.expect(dialog).hasCount(0);
		browser.expect(austria).isFocused();
	}

	@Test
	void theKeyTShowsTheMapAsATableThatSorts(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		page.locator("[data-code=SE]").focus();
		page.keyboard().press("t");
		Locator table = page.locator("section.chart table");
		browser.expect(table.locator("tbody tr")).hasCount(34);
		browser.expect(table.locator("tbody tr").first()).containsText("Belgium");
		table.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Modules used")).click();
		browser.expect(table.locator("tbody tr").first()).containsText("Germany");
		browser.expect(table.locator("th[aria-sort=descending]")).hasText("Modules used▼");
		browser.assertAccessible(page);
		page.reload();
		browser.expect(table).isVisible();
	}

	@Test
	void theMapComesAsCsv(Browser browser) throws Exception {
		Page page = browser.anonymous();
		page.navigate("/");
		Download file = page.waitForDownload(
				() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("CSV").setExact(true))
					.click());
		assertThat(file.suggestedFilename()).isEqualTo("countries.csv");
		Path path = file.path();
		assertThat(Files.readAllLines(path)).hasSize(35)
			.startsWith("\ufeffCountry,Modules used,Officials trained")
			.contains("Austria,10,216");
	}

	@Test
	void aYearThatIsNotPublishedSaysSo(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/years/2013");
		browser.expect(page.locator("main")).containsText("Nothing is published of 2013.");
		browser.assertAccessible(page);
	}

	@ParameterizedTest
	@CsvSource({ "FR, fr, 'L’apprentissage en ligne des douanes de l’UE en 2016', Autriche, 23\u202f685",
			"DE, de, E-Learning des EU-Zolls 2016, Österreich, 23.685" })
	void speaksTheReadersLanguage(String shown, String code, String title, String austria, String trained,
			Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		page.locator(".top .menu button").first().click();
		page.locator(".menu-list [lang=" + code + "]").click();
		browser.expect(page.locator("h1")).hasText(title);
		browser.expect(page.locator("html")).hasAttribute("lang", code);
		browser.expect(page.locator("[data-code=AT]"))
			.hasAttribute("aria-label", java.util.regex.Pattern.compile(austria + ": .*"));
		browser.expect(page.locator(".headline > div").nth(1)).containsText(trained);
		page.reload();
		browser.expect(page.locator("h1")).hasText(title);
		browser.expect(page.locator(".top .menu button").first()).containsText(shown);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?country=AT", "/?table=countries", "/sign-in", "/years/2013" })
	void nothingIsWiderThanASmallPhone(String address, Browser browser) {
		for (String locale : List.of("en-GB", "fr-FR", "de-DE")) {
			Page page = browser.page(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(320, 640)
				.setLocale(locale));
			page.navigate(address);
			browser.expect(page.locator("h1")).not().isEmpty();
			page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
		}
	}

	@Test
	void whatFailsSaysSoInItsPlaceAndCanBeTriedAgain(Browser browser) {
		browser.expectComplaint("500");
		Page page = browser.anonymous();
		page.route("**/graphql", (route) -> {
			if (route.request().postData().contains("PublicIndicators")) {
				route.fulfill(new Route.FulfillOptions().setStatus(500)
					.setContentType("application/problem+json")
					.setBody("{\"title\":\"Internal Server Error\"}"));
			}
			else {
				route.resume();
			}
		});
		page.navigate("/");
		Locator problem = page.locator(".indicators [role=alert]");
		browser.expect(problem).containsText("That went wrong: Internal Server Error");
		browser.expect(page.locator(".headline > div").first()).containsText("305");
		browser.assertAccessible(page);
		page.unroute("**/graphql");
		problem.getByRole(AriaRole.BUTTON).click();
		browser.expect(page.locator(".indicators tbody tr")).hasCount(10);
		browser.expect(problem).hasCount(0);
	}

	@Test
	void whatTakesLongShowsItsSkeleton(Browser browser) {
		Page page = browser.anonymous();
		List<Route> held = new ArrayList<>();
		page.route("**/graphql", (route) -> {
			if (route.request().postData().contains("PublicFigures")) {
				held.add(route);
			}
			else {
				route.resume();
			}
		});
		page.navigate("/");
		browser.expect(page.locator(".skeleton")).hasText("Loading");
		browser.assertAccessible(page);
		held.forEach(Route::resume);
		browser.expect(page.locator(".headline > div").first()).containsText("305");
		browser.expect(page.locator(".skeleton")).hasCount(0);
	}

}
