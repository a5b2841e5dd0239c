package eu.uptake.web;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class SurveyPageTests {

	@Autowired
	private Api api;

	@Test
	void anAnswerIsSentAndSaysWhatBecomesOfIt(Browser browser) {
		Page page = browser.page(new NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
		page.navigate("/survey/EORI");
		browser.expect(page.locator("h1")).hasText("What do you think of this course?");
		browser.expect(page.locator(".subject")).hasText("EORI");
		browser.assertAccessible(page);
		choose(page, "relevance", "8");
		choose(page, "objectivesAchieved", "10");
		choose(page, "retention", "0");
		choose(page, "userFriendliness", "unknown");
		page.getByLabel("A customs official").check();
		page.getByLabel("Country").selectOption("AT");
		page.getByLabel("Anything to add?").fill("Clear.");
		browser.assertAccessible(page);
		page.getByText("Send").tap();
		Locator thanks = page.locator(".thanks");
		browser.expect(thanks.locator("h2")).hasText("Thank you. Your answer has arrived.");
		browser.expect(thanks.locator("h2")).isFocused();
		browser.expect(thanks).containsText("What it is used for");
		browser.expect(thanks.locator("code")).hasText(Pattern.compile("[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}"));
		browser.assertAccessible(page);
		assertThat(scores("CUSTOMS_OFFICIAL")).containsEntry("responses", 1)
			.containsEntry("relevance", 80.0)
			.containsEntry("objectivesAchieved", 100.0)
			.containsEntry("retention", 0.0)
			.containsEntry("overall", 60.0)
			.containsEntry("userFriendliness", null);
		assertThat(this.api.as("at")
			.run("{ surveyComments { nodes { comment country { code } } } }")
			.<List<String>>get("surveyComments.nodes[*].comment")).containsExactly("Clear.");
		page.reload();
		browser.expect(page.getByLabel("Anything to add?")).hasValue("");
	}

	@Test
	void anAnswerIsTakenBackAtOnce(Browser browser) {
		Page page = browser.page(new NewContextOptions().setViewportSize(390, 844).setHasTouch(true));
		answer(page);
		assertThat(responses("OTHER_USER")).isEqualTo(1);
		page.locator(".take-back button").tap();
		Locator done = page.locator(".take-back [role=status]");
		browser.expect(done).containsText("It is taken back. Nothing of it is left");
		browser.expect(done).isFocused();
		browser.assertAccessible(page);
		assertThat(responses("OTHER_USER")).isZero();
	}

	@Test
	void anAnswerIsTakenBackLaterByItsNumber(Browser browser) {
		Page page = browser.page(new NewContextOptions().setViewportSize(390, 844));
		answer(page);
		String number = page.locator(".take-back code").textContent();
		page.getByText("Later, by the number").click();
		browser.expect(page.locator("h1")).hasText("Take back what you sent");
		Locator field = page.getByLabel("The number you were shown when you sent it");
		field.fill("my answer");
		page.keyboard().press("Enter");
		browser.expect(page.locator(".field.wrong")).containsText("This is no such number.");
		browser.expect(field).isFocused();
		browser.assertAccessible(page);
		assertThat(responses("OTHER_USER")).isEqualTo(1);
		field.fill("  %s ".formatted(number.toUpperCase(java.util.Locale.ROOT)));
		page.keyboard().press("Enter");
		browser.expect(page.locator("form [role=status]")).containsText("it is taken back");
		browser.expect(page.locator("form [role=status]")).isFocused();
		browser.assertAccessible(page);
		assertThat(responses("OTHER_USER")).isZero();
	}

	private static void answer(Page page) {
		page.navigate("/survey/EORI");
		choose(page, "relevance", "9");
		page.getByLabel("Somebody else").check();
		page.getByText("Send").click();
		page.locator(".thanks").waitFor();
	}

	@Test
	void theKeyboardAloneAnswers(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/survey/EORI");
		page.locator("input[name=relevance][value='0']").focus();
		page.keyboard().press("1");
		page.keyboard().press("0");
		browser.expect(page.locator("input[name=relevance][value='10']")).isFocused();
		browser.expect(page.locator("input[name=relevance][value='10']")).isChecked();
		page.keyboard().press("Tab");
		page.keyboard().press("7");
		page.keyboard().press("Tab");
		page.keyboard().press("c");
		browser.expect(page.locator("input[name=retention][value=unknown]")).isChecked();
		page.keyboard().press("Tab");
		page.keyboard().press("9");
		page.keyboard().press("Tab");
		page.keyboard().press("ArrowDown");
		browser.expect(page.getByLabel("A trader or a trader’s representative")).isChecked();
		page.keyboard().press("Enter");
		browser.expect(page.locator(".thanks h2")).isFocused();
		assertThat(scores("ECONOMIC_OPERATOR")).containsEntry("responses", 1)
			.containsEntry("relevance", 100.0)
			.containsEntry("objectivesAchieved", 70.0)
			.containsEntry("retention", null)
			.containsEntry("userFriendliness", 90.0);
	}

	@Test
	void whatIsMissingIsSaidInItsPlace(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/survey/EORI");
		page.getByText("Send").click();
		browser.expect(page.locator(".score.wrong")).containsText("Answer at least one of the four questions.");
		browser.expect(page.locator(".choices.wrong")).containsText("Say who you are.");
		browser.expect(page.locator("input[name=relevance][value='0']")).isFocused();
		browser.assertAccessible(page);
		choose(page, "retention", "5");
		choose(page, "relevance", "unknown");
		page.getByLabel("A customs official").check();
		page.locator("input[type=date]").fill("1999-01-01");
		page.getByText("Send").click();
		browser.expect(page.locator(".field.wrong").first()).containsText("Choose your country.");
		browser.expect(page.locator(".field.wrong").last()).containsText("Give a day that isn’t in the future");
		browser.expect(page.locator("select[name=country]")).isFocused();
		browser.assertAccessible(page);
		page.getByLabel("Country").selectOption("FR");
		page.locator("input[type=date]").fill(java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString());
		page.getByText("Send").click();
		browser.expect(page.locator(".thanks")).isVisible();
		assertThat(scores("CUSTOMS_OFFICIAL")).containsEntry("retention", 50.0).containsEntry("relevance", null);
	}

	@Test
	void anAnswerGivenWithoutAConnectionGoesOffOnceWhenItIsBack(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/survey/EORI");
		choose(page, "relevance", "9");
		page.getByLabel("Somebody else").check();
		page.context().setOffline(true);
		expectRetries(browser, "ERR_INTERNET_DISCONNECTED");
		page.getByText("Send").click();
		browser.expect(page.locator("main [role=status]")).containsText("Your answer is kept in this browser");
		browser.assertAccessible(page);
		assertThat(responses("OTHER_USER")).isZero();
		page.context().setOffline(false);
		browser.expect(page.locator(".thanks")).isVisible();
		assertThat(responses("OTHER_USER")).isEqualTo(1);
	}

	@Test
	void anAnswerWhosePageWasClosedGoesOffWhenItIsOpenedAgain(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/survey/EORI");
		choose(page, "relevance", "9");
		page.getByLabel("Somebody else").check();
		expectRetries(browser, "503");
		page.route("**/graphql", (route) -> {
			if (route.request().postData().contains("SubmitSurveyResponse")) {
				// It arrives, but nobody hears of it.
				route.fetch();
				route.fulfill(new com.microsoft.playwright.Route.FulfillOptions().setStatus(503));
			}
			else {
				route.resume();
			}
		});
		page.getByText("Send").click();
		browser.expect(page.locator("main [role=status]")).containsText("Your answer is kept in this browser");
		Page again = page.context().newPage();
		page.close();
		assertThat(responses("OTHER_USER")).isEqualTo(1);
		again.navigate("/survey/EORI");
		browser.expect(again.locator(".thanks")).isVisible();
		assertThat(responses("OTHER_USER")).isEqualTo(1);
	}

	@Test
	void theDraftOutlivesThePage(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/survey/EORI");
		choose(page, "retention", "4");
		page.getByLabel("A customs official").check();
		page.getByLabel("Country").selectOption("EL");
		page.getByLabel("Anything to add?").fill("Half a thou");
		page.reload();
		browser.expect(page.locator("input[name=retention][value='4']")).isChecked();
		browser.expect(page.getByLabel("Country")).hasValue("EL");
		browser.expect(page.getByLabel("Anything to add?")).hasValue("Half a thou");
		page.navigate("/survey/VAT");
		browser.expect(page.getByLabel("Anything to add?")).hasValue("");
	}

	@Test
	void aModuleThatThereIsNotOrNoMoreSaysSo(Browser browser) {
		this.api.as("taxud").operation("retire-training-module", Api.input("code", "VAT", "retiredOn", "2017-06-30"));
		Page page = browser.anonymous();
		page.navigate("/survey/NOPE");
		browser.expect(page.locator("main")).containsText("There is no course with the code NOPE.");
		browser.assertAccessible(page);
		page.navigate("/survey/VAT");
		browser.expect(page.locator("main")).containsText("This course was retired on 30 June 2017");
		browser.expect(page.locator("form")).hasCount(0);
		browser.assertAccessible(page);
	}

	@Test
	void fitsASmallPhoneInEveryLanguage(Browser browser) {
		for (String locale : List.of("en-GB", "fr-FR", "de-DE")) {
			Page page = browser.page(new NewContextOptions().setViewportSize(320, 640).setLocale(locale));
			page.navigate("/survey/UCC-L2-03");
			page.waitForLoadState(LoadState.NETWORKIDLE);
			page.locator("button.main").click();
			browser.expect(page.locator(".choices.wrong")).isVisible();
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
			Locator step = page.locator(".steps span").first();
			assertThat(step.boundingBox().width).as(locale).isGreaterThanOrEqualTo(44);
			assertThat(step.boundingBox().height).as(locale).isGreaterThanOrEqualTo(44);
			page.navigate("/take-back");
			page.waitForLoadState(LoadState.NETWORKIDLE);
			page.locator("button.main").click();
			browser.expect(page.locator(".field.wrong")).isVisible();
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
		}
	}

	private static void choose(Page page, String question, String value) {
		page.locator("label:has(input[name=%s][value='%s'])".formatted(question, value)).click();
	}

	private int responses(String audience) {
		return (Integer) scores(audience).get("responses");
	}

	private Map<String, Object> scores(String audience) {
		int year = java.time.LocalDate.now(java.time.ZoneOffset.UTC).getYear();
		return this.api.as("taxud")
			.run("{ quality(filter: { modules: [\"EORI\"], years: [%d], audiences: [%s] }) { responses overall relevance objectivesAchieved retention userFriendliness } }"
				.formatted(year, audience))
			.get("quality");
	}

	// Each attempt complains, and how many there are is a matter of time.
	private static void expectRetries(Browser browser, String part) {
		for (int attempt = 0; attempt < 10; attempt++) {
			browser.expectComplaint(part);
		}
	}

}
