package eu.uptake.web;

import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * TAXUD reviews 2017: Austria and Belgium have submitted without an open warning, Germany
 * with two, France has begun.
 */
@BrowserTest
class ReviewTests {

	@Autowired
	private Api api;

	private Api.Client taxud;

	@BeforeEach
	void reportAndSubmit() {
		this.taxud = this.api.as("taxud");
		done(this.taxud.operation("open-year",
				Api.input("year", 2017, "dueOn", "2027-03-31", "locksOn", "2027-04-30")));
		for (String country : List.of("AT", "BE")) {
			reportAsLastYear(country);
			submit(country);
		}
		reportAsLastYear("DE");
		done(this.api.as("de")
			.operation("report-uptake",
					Api.input("country", "DE", "year", 2017, "trainingModule", "EORI", "trainees", 0)));
		submit("DE");
		done(this.api.as("fr")
			.operation("report-uptake",
					Api.input("country", "FR", "year", 2017, "trainingModule", "EORI", "trainees", 5)));
	}

	@Test
	void showsEachCountrysReturnBesideLastYears(Browser browser) {
		Page page = open(browser, "/review/2017");
		browser.expect(page.locator("h1")).hasText("Review of 2017");
		browser.expect(page.locator(".review-table tbody tr")).hasCount(34);
		Locator austria = row(page, "AT");
		browser.expect(austria).containsText("submitted");
		browser.expect(austria).containsText("on time");
		browser.expect(austria.locator(".number")).hasText(new String[] { "10", "10", "216", "216" });
		browser.expect(row(page, "DE")).containsText("0 of 2 answered");
		browser.expect(row(page, "FR")).containsText("draft");
		browser.expect(page.locator(".year-bar .facts")).containsText("Missing31");
		page.getByText("31 returns are missing").click();
		browser.expect(page.locator(".missing p")).containsText("Bulgaria, Czechia");
		Locator warnings = page.locator("th button").filter(new Locator.FilterOptions().setHasText("Warnings"));
		warnings.click();
		warnings.click();
		browser.expect(page.locator(".review-table tbody th").first()).hasText("France");
		browser.expect(page.locator(".review-table tbody th").nth(1)).hasText("Germany");
		browser.assertAccessible(page);
	}

	@Test
	void offersToShowWhatHasChangedMeanwhileAndNotWhatWasDoneHere(Browser browser) {
		Page page = browser.as("taxud");
		page.waitForResponse((response) -> response.url().endsWith("/graphql")
				&& "text/event-stream".equals(response.headers().get("content-type")), () -> {
					page.navigate("/review/2017");
					browser.expect(page.locator(".review-table tbody tr")).hasCount(34);
				});
		browser.expect(page.getByText("Returns have changed meanwhile.")).hasCount(0);
		submit("FR");
		browser.expect(page.getByText("Returns have changed meanwhile.")).isVisible();
		browser.expect(row(page, "FR")).containsText("draft");
		page.getByText("Show the changes").click();
		browser.expect(row(page, "FR")).containsText("submitted");
		browser.expect(page.getByText("Returns have changed meanwhile.")).hasCount(0);
	}

	@Test
	void isDoneByKeyboardAlone(Browser browser) {
		Page page = open(browser, "/review/2017");
		browser.expect(row(page, "BE")).isVisible();
		press(page, "j", "j", "k");
		browser.expect(page.locator("[data-country=BE]")).isFocused();
		press(page, "a");
		browser.expect(row(page, "BE")).containsText("accepted");
		browser.expect(page.locator(".toasts")).containsText("Belgium is accepted.");
		browser.expect(page.locator("[data-country=BE]")).isFocused();
		press(page, "a");
		browser.expect(page.locator(".review-table .banner"))
			.hasText("Belgium can't be accepted: it is “accepted”, and must be submitted.");
		press(page, "s");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog.getByLabel("Reason")).isFocused();
		browser.assertAccessible(page);
		// In a field they are letters.
		page.keyboard().type("jaks");
		browser.expect(dialog.getByLabel("Reason")).hasValue("jaks");
		press(page, "Tab", "Enter");
		browser.expect(dialog).hasCount(0);
		browser.expect(row(page, "BE")).containsText("sent back");
		browser.expect(page.locator("[data-country=BE]")).isFocused();
		assertThat(nationalReturn("BE")).containsEntry("status", "SENT_BACK").containsEntry("sendBackReason", "jaks");
		press(page, "Enter");
		browser.expect(page.locator("h1")).hasText("Belgium, 2017");
		browser.expect(page.locator("h1")).isFocused();
		browser.expect(page.locator(".cells tbody tr").first()).isVisible();
		press(page, "j");
		browser.expect(page.locator("h1")).hasText("Bulgaria, 2017");
	}

	@Test
	void keysCanBeTurnedOff(Browser browser) {
		Page page = open(browser, "/review/2017");
		page.getByText("Turn keys off").click();
		page.locator("[data-country=AT]").focus();
		press(page, "a", "j");
		browser.expect(page.locator("[data-country=AT]")).isFocused();
		page.reload();
		browser.expect(page.locator(".keys")).containsText("Single-letter keys are off.");
		assertThat(nationalReturn("AT")).containsEntry("status", "SUBMITTED");
	}

	@Test
	void acceptsAllWithoutOpenWarningsAndSaysWhichFailed(Browser browser) {
		Page page = open(browser, "/review/2017");
		Locator bulk = page.getByRole(AriaRole.BUTTON,
				new Page.GetByRoleOptions().setName("Accept 2 without open warnings"));
		browser.expect(bulk).isVisible();
		// Belgium corrects itself after the page was read.
		done(this.api.as("be")
			.operation("report-uptake",
					Api.input("country", "BE", "year", 2017, "trainingModule", "EORI", "trainees", 12345)));
		bulk.click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog).containsText("Belgium, Austria");
		browser.assertAccessible(page);
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Accept them")).click();
		browser.expect(page.locator(".accept-ready .banner")).containsText("1 return is accepted.");
		browser.expect(page.locator(".failures li")).containsText("Belgium isn't accepted:");
		browser.expect(row(page, "AT")).containsText("accepted");
		browser.expect(row(page, "BE")).containsText("1 since submission");
		assertThat(nationalReturn("BE")).containsEntry("status", "SUBMITTED");
		browser.assertAccessible(page);
	}

	@Test
	void opensAReturnCellByCellAndSendsItBackWithAReason(Browser browser) {
		Page page = open(browser, "/review/2017/DE");
		Locator eori = page.locator(".cells tbody tr").filter(new Locator.FilterOptions().setHasText("EORI"));
		browser.expect(eori.locator(".number").nth(1)).hasText("0");
		browser.expect(eori).containsText("used for nobody");
		browser.expect(eori).containsText("No answer yet.");
		eori.getByRole(AriaRole.BUTTON).click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog.locator("tbody tr").first()).containsText("de");
		browser.assertAccessible(page);
		page.keyboard().press("Escape");
		browser.expect(eori.getByRole(AriaRole.BUTTON)).isFocused();
		browser.assertAccessible(page);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Accept").setExact(true)).click();
		browser.expect(dialog).containsText("2 warnings have no answer that still holds.");
		page.keyboard().press("Escape");
		page.getByText("Send back…").click();
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send back")).click();
		browser.expect(dialog.locator(".error")).hasText("Fill this in.");
		browser.expect(dialog.getByLabel("Reason")).isFocused();
		browser.assertAccessible(page);
		page.keyboard().type("Nobody with EORI?");
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send back")).click();
		browser.expect(page.locator("main .banner")).hasText("Sent back: Nobody with EORI?");
		browser.expect(page.locator("h1")).isFocused();
		assertThat(nationalReturn("DE")).containsEntry("sendBackReason", "Nobody with EORI?");
	}

	@Test
	void aReturnThatChangedMeanwhileIsNotSentBackUnread(Browser browser) {
		Page page = open(browser, "/review/2017/AT");
		page.getByText("Send back…").click();
		done(this.taxud.operation("accept-return", Api.input("country", "AT", "year", 2017)));
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		dialog.getByLabel("Reason").fill("Why?");
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Send back")).click();
		browser.expect(dialog.getByRole(AriaRole.ALERT)).containsText("has been changed since it was read");
		browser.expect(dialog.getByLabel("Reason")).hasValue("Why?");
		browser.assertAccessible(page);
		assertThat(nationalReturn("AT")).containsEntry("status", "ACCEPTED");
	}

	@Test
	void locksPublishesAndReopensTheYear(Browser browser) {
		Page page = open(browser, "/review/2017");
		Locator bar = page.locator(".year-bar");
		step(page, browser, "Set dates", (dialog) -> dialog.getByLabel("Due").fill("2027-04-02"));
		browser.expect(bar).containsText("2 April 2027");
		step(page, browser, "Lock",
				(dialog) -> browser.expect(dialog).containsText("Coordinators can't report any more"));
		browser.expect(bar).containsText("locked");
		step(page, browser, "Publish", (dialog) -> browser.assertAccessible(page));
		browser.expect(bar).containsText("published");
		browser.expect(bar.getByText("Report, HTML")).hasAttribute("href", "/api/reports/2017.html");
		step(page, browser, "Reopen", (dialog) -> dialog.getByLabel("Reason").fill("A mistake."));
		browser.expect(bar).containsText("open");
		Map<String, Object> year = this.taxud.operation("reporting-year", Map.of("year", 2017)).get("reportingYear");
		assertThat(year).containsEntry("status", "OPEN").containsEntry("dueOn", "2027-04-02");
	}

	@Test
	void withoutAYearItIsTheOldestThatIsNotPublished(Browser browser) {
		Page page = open(browser, "/");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review")).click();
		browser.expect(page.locator("h1")).hasText("Review of 2017");
		browser.expect(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review")))
			.hasAttribute("aria-current", "page");
	}

	@Test
	void isNotForCoordinators(Browser browser) {
		Page page = browser.as("at");
		page.navigate("/review/2017");
		browser.expect(page.locator("h1")).hasText("This page isn't for your account");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/review/2017", "/review/2017/DE", "/review/2015" })
	void nothingIsWiderThanASmallPhone(String address, Browser browser) {
		for (String locale : List.of("en-GB", "fr-FR", "de-DE")) {
			Page page = browser.page(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(320, 640)
				.setLocale(locale));
			browser.signIn(page, "taxud");
			page.navigate(address);
			browser.expect(page.locator("tbody tr").first()).isVisible();
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
		}
	}

	private static Page open(Browser browser, String address) {
		Page page = browser.as("taxud");
		page.navigate(address);
		return page;
	}

	private static void step(Page page, Browser browser, String action,
			java.util.function.Consumer<Locator> meanwhile) {
		page.locator(".year-bar")
			.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
			.click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		meanwhile.accept(dialog);
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true)).click();
		browser.expect(dialog).hasCount(0);
	}

	private static void press(Page page, String... keys) {
		for (String key : keys) {
			page.keyboard().press(key);
		}
	}

	private static Locator row(Page page, String country) {
		return page.locator(".review-table tbody tr:has([data-country=" + country + "])");
	}

	private Map<String, Object> nationalReturn(String country) {
		return this.taxud
			.run("{ nationalReturn(country: \"%s\", year: 2017) { status sendBackReason } }".formatted(country))
			.get("nationalReturn");
	}

	private void reportAsLastYear(String country) {
		List<Map<String, Object>> uptakes = this.taxud
			.run("{ nationalReturn(country: \"%s\", year: 2016) { uptakes { trainees trainingModule { code } } } }"
				.formatted(country))
			.get("nationalReturn.uptakes");
		Api.Client coordinator = this.api.as(country.toLowerCase(java.util.Locale.ROOT));
		for (Map<String, Object> uptake : uptakes) {
			Object trainees = (uptake.get("trainees") != null) ? uptake.get("trainees") : 20;
			done(coordinator.operation("report-uptake", Api.input("country", country, "year", 2017, "trainingModule",
					((Map<?, ?>) uptake.get("trainingModule")).get("code"), "trainees", trainees)));
		}
	}

	private void submit(String country) {
		done(this.api.as(country.toLowerCase(java.util.Locale.ROOT))
			.operation("submit-return", Api.input("country", country, "year", 2017)));
	}

	private static void done(Api.Answer answer) {
		assertThat(answer.codes()).isEmpty();
	}

}
