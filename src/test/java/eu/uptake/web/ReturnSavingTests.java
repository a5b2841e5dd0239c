package eu.uptake.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class ReturnSavingTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Test
	void whatTwoPeopleSayOfTheSameRowIsShownSideBySide(Browser browser) {
		ReturnPages first = ReturnPages.open(browser.as("at"), this.api, this.clock);
		ReturnPages second = ReturnPages.open(browser.as("at"), this.api, this.clock);
		first.type("EMCS", "120");
		first.type("EORI", "7");
		first.saved();
		second.type("EMCS", "140");
		Locator clash = second.row("EMCS").locator(".clash");
		browser.expect(clash).containsText("Changed meanwhile by you, in another window, at");
		browser.expect(clash.locator("dd")).hasText(new String[] { "140", "120" });
		browser.expect(second.trainees("EORI")).hasValue("7");
		browser.expect(second.row("EORI").locator(".news")).containsText("Changed by you, in another window");
		browser.assertAccessible(second.page());
		assertThat(second.uptakes()).containsExactly("EMCS 120", "EORI 7");
		second.page().keyboard().press("Control+Enter");
		browser.expect(second.page().getByRole(AriaRole.DIALOG)).containsText("1 row isn’t saved:");
		browser.assertAccessible(second.page());
		second.page().keyboard().press("Escape");
		second.button("Keep mine").click();
		browser.expect(second.trainees("EMCS")).isFocused();
		browser.expect(clash).hasCount(0);
		second.saved();
		assertThat(second.uptakes()).containsExactly("EMCS 140", "EORI 7");
		first.type("EMCS", "130");
		first.button("Take theirs").click();
		browser.expect(first.trainees("EMCS")).hasValue("140");
		assertThat(first.uptakes()).containsExactly("EMCS 140", "EORI 7");
	}

	@Test
	void changesOfOtherRowsHinderNobody(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.reported("VAT", 3);
		pages.type("EMCS", "120");
		pages.saved();
		browser.expect(pages.trainees("VAT")).hasValue("3");
		assertThat(pages.uptakes()).containsExactly("EMCS 120", "VAT 3");
	}

	@Test
	void whatFailsKeepsItsTextAndSaysWhy(Browser browser) {
		browser.expectComplaint("500");
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.page().route("**/graphql", (route) -> {
			if (route.request().postData().contains("ReportUptake")) {
				route.fulfill(new Route.FulfillOptions().setStatus(500)
					.setContentType("application/problem+json")
					.setBody("{\"title\":\"Internal Server Error\"}"));
			}
			else {
				route.resume();
			}
		});
		pages.type("EMCS", "120");
		Locator problem = pages.row("EMCS").getByRole(AriaRole.ALERT);
		browser.expect(problem).containsText("That went wrong: Internal Server Error");
		browser.expect(pages.trainees("EMCS")).hasValue("120");
		browser.expect(pages.page().locator(".state")).containsText("1 row isn’t saved");
		browser.assertAccessible(pages.page());
		pages.page().unroute("**/graphql");
		problem.getByText("Try again").click();
		pages.saved();
		assertThat(pages.uptakes()).containsExactly("EMCS 120");
	}

	@Test
	void aYearThatIsLockedMeanwhileSaysSoAndShowsWhatWasTyped(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		this.api.as("taxud").operation("lock-year", Api.input("year", pages.year()));
		pages.type("EMCS", "120");
		browser.expect(pages.row("EMCS").getByRole(AriaRole.ALERT)).containsText("The year takes no reports any more.");
		browser.expect(pages.trainees("EMCS")).hasValue("120");
		browser.expect(pages.page().locator(".banner")).containsText("The year is locked");
		browser.expect(pages.button("Submit return …")).hasCount(0);
	}

	@Test
	void anEndedSessionIsSignedInToAgainAndNothingTypedIsLost(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.page().context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("JSESSIONID"));
		pages.type("EMCS", "120");
		Locator dialog = pages.page().getByRole(AriaRole.DIALOG);
		browser.expect(dialog).containsText("Sign in again");
		browser.expect(pages.row("EMCS").locator(".dot.on")).hasCount(1);
		dialog.getByLabel("Password").fill("demo");
		pages.page().keyboard().press("Enter");
		browser.expect(dialog).hasCount(0);
		pages.saved();
		assertThat(pages.uptakes()).containsExactly("EMCS 120");
	}

	@Test
	void aLostConnectionKeepsTheRowsAndSendsThemInOrderWhenItIsBack(Browser browser) {
		// One for each attempt, of which there are as many as there is time.
		IntStream.range(0, 30).forEach((attempt) -> browser.expectComplaint("ERR_INTERNET_DISCONNECTED"));
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.page().context().setOffline(true);
		pages.type("EORI", "7");
		pages.type("EMCS", "120");
		browser.expect(pages.page().locator(".connection")).containsText("The service can't be reached. Trying again.");
		browser.expect(pages.page().locator(".return-grid .dot.on")).hasCount(2);
		browser.expect(pages.page().locator(".state")).containsText("saving …");
		browser.assertAccessible(pages.page());
		pages.page().context().setOffline(false);
		pages.saved();
		browser.expect(pages.page().locator(".connection")).isEmpty();
		assertThat(this.api.as("at")
			.operation("national-return", Map.of("country", "AT", "year", pages.year()))
			.<List<String>>get("nationalReturn.changes[*].summary"))
			.containsExactly("EORI: 7 trainees", "EMCS: 120 trainees");
	}

	@Test
	void anAnswerThatIsLostOnItsWayIsNotTakenForSomebodyElses(Browser browser) {
		browser.expectComplaint("503");
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.page().route("**/graphql", (route) -> {
			route.fetch();
			route.fulfill(new Route.FulfillOptions().setStatus(503));
		}, new Page.RouteOptions().setTimes(1));
		pages.type("EMCS", "120");
		pages.saved();
		browser.expect(pages.page().locator(".clash")).hasCount(0);
		assertThat(pages.uptakes()).containsExactly("EMCS 120");
	}

	@Test
	void whatIsNotSavedOutlivesAReload(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.page().onDialog(Dialog::accept);
		pages.type("EMCS", "21.607");
		browser.expect(pages.row("EMCS").getByRole(AriaRole.ALERT)).isVisible();
		pages.page().reload();
		browser.expect(pages.trainees("EMCS")).hasValue("21.607");
		browser.expect(pages.row("EMCS").getByRole(AriaRole.ALERT)).isVisible();
		pages.reported("EMCS", 5);
		pages.page().reload();
		browser.expect(pages.row("EMCS").locator(".clash dd")).hasText(new String[] { "21.607", "5" });
		pages.button("Take theirs").click();
		browser.expect(pages.trainees("EMCS")).hasValue("5");
	}

}
