package eu.uptake.web;

import java.time.Clock;
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
class ReturnPageTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Test
	void fifteenModulesAreReportedAndSubmittedWithFortyKeyPressesBeyondTheDigits(Browser browser) {
		Page page = browser.as("at");
		page.navigate("/return");
		browser.expect(page.locator("h1")).isFocused();
		Keys keys = new Keys(page);
		ReturnPages pages = new ReturnPages(page, this.api, java.time.Year.now(this.clock).getValue());
		browser.expect(pages.button("Next unanswered")).isVisible();
		while (!(Boolean) pages.button("Next unanswered").evaluate("(button) => document.activeElement === button")) {
			keys.press("Tab");
		}
		keys.press("Enter");
		browser.expect(pages.trainees("DRUGS-CO")).isFocused();
		for (int i = 0; i < 15; i++) {
			page.keyboard().type(String.valueOf(100 + i));
			keys.press("Enter");
		}
		keys.press("Control+Enter");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog.locator(".figures")).containsText("15");
		browser.expect(dialog.getByText("Submit return")).isFocused();
		keys.press("Enter");
		browser.expect(page.locator(".banner.good")).containsText("Submitted on");
		browser.expect(page.locator("h1")).isFocused();
		assertThat(pages.status()).isEqualTo("SUBMITTED");
		assertThat(pages.uptakes()).hasSize(15).startsWith("DRUGS-CO 100", "DRUGS-EO 101").endsWith("UCC-L1 114");
		assertThat(keys.pressed).isLessThanOrEqualTo(40);
		browser.assertAccessible(page);
	}

	@Test
	void whoTypesTheWordUnknownMeansIt(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.type("EMCS", "unknown");
		pages.saved();
		browser.expect(pages.trainees("EMCS")).hasValue("unknown");
		assertThat(pages.uptakes()).containsExactly("EMCS null");
		pages.type("EMCS", "12");
		browser.expect(pages.trainees("EMCS")).hasValue("12");
	}

	@Test
	void wordsWithoutAnEndWidenNoPage(Browser browser) {
		Page page = browser.as("at");
		String title = "W".repeat(200);
		assertThat(this.api.as("taxud")
			.run("mutation { defineTrainingModule(input: { code: \"LONG\", title: \"%s\", programme: \"P\", producedOn: \"2016-01-01\" }) { errors { code } } }"
				.formatted(title))
			.codes()).isEmpty();
		ReturnPages pages = ReturnPages.open(page, this.api, this.clock);
		pages.type("LONG", "5");
		pages.saved();
		pages.run("at", "submit-return");
		pages.run("taxud", "send-back-return", "reason", "<b>" + "W".repeat(900));
		page.reload();
		browser.expect(page.locator(".banner .reason")).containsText("<b>WWW");
		browser.expect(pages.row("LONG")).containsText(title);
		for (int width : List.of(1440, 320)) {
			page.setViewportSize(width, 900);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
		}
	}

	@Test
	void twoClicksOpenTheDialogOnceAndNoSelectionClosesIt(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		Page page = pages.page();
		pages.button("Submit return").dblclick();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog.locator(".figures")).isVisible();
		com.microsoft.playwright.options.BoundingBox box = dialog.boundingBox();
		page.mouse().move(box.x + 40, box.y + 40);
		page.mouse().down();
		page.mouse().move(box.x - 40, box.y + 40);
		page.mouse().up();
		browser.expect(dialog).isVisible();
		page.mouse().click(box.x - 40, box.y + 40);
		browser.expect(dialog).hasCount(0);
	}

	@Test
	void aReturnNobodyHasBegunSaysWhatToDo(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		browser.expect(pages.page().locator("h1")).hasText("Austria, " + pages.year());
		browser.expect(pages.page().locator(".state")).containsText("not started");
		browser.expect(pages.page().locator(".progress")).hasText("0 of 30 answered");
		browser.expect(pages.row("VAT").locator(".remarks")).isEmpty();
		browser.assertAccessible(pages.page());
		pages.trainees("EMCS").fill("120");
		browser.expect(pages.row("EMCS").getByRole(AriaRole.CHECKBOX)).isChecked();
		pages.saved();
		browser.expect(pages.page().locator(".state .saved"))
			.hasText(java.util.regex.Pattern.compile("saved \\d\\d:\\d\\d"));
		browser.expect(pages.page().locator(".progress")).hasText("1 of 30 answered");
		browser.expect(pages.page().locator(".state")).containsText("draft");
	}

	@Test
	void enterGoesDownTabToTheNoteAndFromTheLastRowToTheButtonThatSubmits(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		Page page = pages.page();
		pages.type("EMCS", "120");
		browser.expect(pages.trainees("EORI")).isFocused();
		page.keyboard().type("7");
		page.keyboard().press("Tab");
		browser.expect(pages.note("EORI")).isFocused();
		page.keyboard().type("With Graz");
		page.keyboard().press("Shift+Enter");
		browser.expect(pages.note("EMCS")).isFocused();
		pages.type("VAT", "3");
		browser.expect(pages.button("Submit return …")).isFocused();
		pages.saved();
		assertThat(pages.uptakes()).containsExactly("EMCS 120", "EORI 7 With Graz", "VAT 3");
	}

	@Test
	void usedWithAnUnknownNumberIsNeitherBlankNorZero(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.type("EMCS", "u");
		pages.type("EORI", "0");
		pages.row("VAT").getByRole(AriaRole.CHECKBOX).check();
		browser.expect(pages.trainees("EMCS")).hasValue("unknown");
		browser.expect(pages.trainees("VAT")).hasValue("unknown");
		browser.expect(pages.trainees("VAT")).isFocused();
		pages.saved();
		assertThat(pages.uptakes()).containsExactly("EMCS null", "EORI 0", "VAT null");
		browser.assertAccessible(pages.page());
		pages.type("EMCS", "44");
		browser.expect(pages.trainees("EMCS")).hasValue("44");
		pages.trainees("VAT").focus();
		pages.page().keyboard().press("Delete");
		browser.expect(pages.trainees("VAT")).hasValue("");
		pages.page().keyboard().press("Enter");
		pages.saved();
		assertThat(pages.uptakes()).containsExactly("EMCS 44", "EORI 0");
	}

	@Test
	void aPastedColumnFillsDownAndMarksWhatItCannotRead(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.reported("EORI", 5);
		pages.paste("DRUGS-CO", "trainees", "1\u202f240\tNew law\r\n21.607\t\r\n4 776\r\n\r\nu\r\n12 people\r\n");
		browser.expect(pages.page().locator(".told")).hasText("5 rows filled. 2 can’t be read: see there.");
		browser.expect(pages.trainees("DRUGS-EO")).hasValue("21.607");
		browser.expect(pages.row("DRUGS-EO").getByRole(AriaRole.ALERT))
			.hasText("A whole number, or one with decimals? Write it with digits only.");
		browser.expect(pages.row("OLDER-07").getByRole(AriaRole.ALERT)).containsText("This isn’t a number.");
		browser.expect(pages.trainees("OLDER-06")).hasValue("unknown");
		browser.expect(pages.trainees("OLDER-07")).hasAttribute("aria-invalid", "true");
		browser.assertAccessible(pages.page());
		pages.type("DRUGS-EO", "21607");
		pages.row("OLDER-07").getByRole(AriaRole.CHECKBOX).uncheck();
		pages.saved();
		assertThat(pages.uptakes()).containsExactly("DRUGS-CO 1240 New law", "DRUGS-EO 21607", "EMCS 4776", "EORI 5",
				"OLDER-06 null");
	}

	@Test
	@SuppressWarnings("unchecked")
	void numbersAreReadAsTheUploadReadsThem(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		Map<String, Object> read = (Map<String, Object>) pages.page()
			.evaluate(
					"""
							async (texts) => {
							  const { readNumber } = await import('app/return-number.js');
							  return Object.fromEntries(texts.map((text) => [text, readNumber(text).value ?? readNumber(text).problem]));
							}""",
					List.of("120", " 007 ", "4 776", "4\u00a0776", "1\u2009000\u2009000", "21.607", "21,607", "1'234",
							"17,5", "17.5", "about 20", "4 77", "-1", "10000001"));
		assertThat(read).containsEntry("120", 120)
			.containsEntry(" 007 ", 7)
			.containsEntry("4 776", 4776)
			.containsEntry("4\u00a0776", 4776)
			.containsEntry("1\u2009000\u2009000", 1_000_000)
			.containsEntry("21.607", "ambiguous")
			.containsEntry("21,607", "ambiguous")
			.containsEntry("1'234", "ambiguous")
			.containsEntry("17,5", "decimal")
			.containsEntry("17.5", "decimal")
			.containsEntry("about 20", "unreadable")
			.containsEntry("4 77", "unreadable")
			.containsEntry("-1", "OUT_OF_RANGE")
			.containsEntry("10000001", "OUT_OF_RANGE");
	}

	@Test
	void aWarningStandsBesideItsRowAndIsAnsweredThere(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.type("EMCS", "0");
		Locator answer = pages.row("EMCS").getByLabel("Used, and nobody trained");
		browser.expect(answer).isVisible();
		browser.assertAccessible(pages.page());
		pages.button("1 warning").click();
		browser.expect(answer).isFocused();
		pages.page().keyboard().type("The course was cancelled");
		pages.page().keyboard().press("Enter");
		browser.expect(pages.row("EMCS").locator(".answered")).isVisible();
		browser.expect(pages.button("1 warning")).hasCount(0);
		assertThat(this.api.as("at")
			.operation("national-return", Map.of("country", "AT", "year", pages.year()))
			.<List<String>>get("nationalReturn.warnings[*].answer.note")).containsExactly("The course was cancelled");
	}

	@Test
	void whatWasUsedLastYearIsAskedForWhenItIsSubmitted(Browser browser) {
		ReturnPages last = new ReturnPages(null, this.api, java.time.Year.now(this.clock).getValue() - 1);
		this.api.as("taxud").operation("open-year", Api.input("year", last.year()));
		last.reported("VAT", 300);
		last.run("at", "submit-return");
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		browser.expect(pages.row("VAT").locator(".last")).containsText("300");
		pages.type("EMCS", "u");
		pages.button("Submit return …").click();
		Locator dialog = pages.page().getByRole(AriaRole.DIALOG);
		browser.expect(dialog).containsText("at least 0");
		browser.expect(dialog).containsText("2 warnings without an answer");
		browser.expect(dialog).containsText("28 modules are unanswered and count as not used");
		browser.assertAccessible(pages.page());
		dialog.getByText("VAT", new Locator.GetByTextOptions().setExact(true)).click();
		Locator answer = pages.row("VAT").getByLabel("Used last year, and not this year");
		browser.expect(answer).isFocused();
		pages.page().keyboard().type("Replaced by a classroom course");
		pages.page().keyboard().press("Enter");
		browser.expect(pages.page().locator(".progress")).hasText("2 of 30 answered");
	}

	@Test
	void aReturnThatWasSentBackShowsTheReasonAndIsSubmittedAgain(Browser browser) {
		ReturnPages service = new ReturnPages(null, this.api, java.time.Year.now(this.clock).getValue());
		service.reported("VAT", 3);
		service.run("at", "submit-return");
		service.run("taxud", "send-back-return", "reason", "Where is EMCS?");
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		browser.expect(pages.page().locator(".banner.warn")).containsText("Where is EMCS?");
		browser.assertAccessible(pages.page());
		pages.type("EMCS", "12");
		pages.button("Submit return …").click();
		pages.page().getByRole(AriaRole.DIALOG).getByText("Submit return").click();
		browser.expect(pages.page().locator(".banner.good"))
			.containsText("Until TAXUD accepts it you can still correct it");
		assertThat(pages.uptakes()).containsExactly("EMCS 12", "VAT 3");
		service.run("taxud", "accept-return");
		pages.page().reload();
		browser.expect(pages.page().locator(".banner.good"))
			.containsText("It can’t be changed unless TAXUD sends it back.");
		browser.expect(pages.page().locator(".return-grid input")).hasCount(0);
	}

	@Test
	void publishedAndLockedYearsAreReadOnlyAndSayWhy(Browser browser) {
		Page page = browser.as("at");
		page.navigate("/return/2016");
		browser.expect(page.locator(".banner")).containsText("Its figures are published.");
		browser.expect(page.locator("[data-code=UCC-L2-06]")).containsText("108");
		browser.expect(page.locator(".return-grid input")).hasCount(0);
		browser.expect(page.locator(".surveys tbody tr")).hasCount(5);
		browser.assertAccessible(page);
		int year = java.time.Year.now(this.clock).getValue();
		this.api.as("taxud").operation("lock-year", Api.input("year", year));
		page.navigate("/return/" + year);
		browser.expect(page.locator(".banner")).containsText("The year is locked");
		browser.expect(page.locator(".return-grid input")).hasCount(0);
		page.navigate("/return/" + (year + 1));
		browser.expect(page.locator(".banner")).containsText("The year isn’t open yet.");
		browser.assertAccessible(page);
	}

	@Test
	void nothingIsWiderThanASmallPhone(Browser browser) {
		for (String locale : List.of("en-GB", "fr-FR", "de-DE")) {
			Page page = browser.page(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(320, 640)
				.setLocale(locale));
			browser.signIn(page, "at");
			ReturnPages pages = ReturnPages.open(page, this.api, this.clock);
			pages.type("EMCS", "0");
			pages.type("EORI", "21.607");
			browser.expect(pages.row("EMCS").locator(".warning")).isVisible();
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
			page.keyboard().press("Control+Enter");
			browser.expect(page.locator("dialog .dialog-actions")).isVisible();
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
		}
	}

	@Test
	void othersThanCoordinatorsHaveNoReturn(Browser browser) {
		Page page = browser.as("taxud");
		page.navigate("/return");
		browser.expect(page.locator("h1")).hasText("This page isn't for your account");
	}

	/** Counts the keys pressed, a held modifier included. */
	private static final class Keys {

		private final Page page;

		private int pressed;

		Keys(Page page) {
			this.page = page;
		}

		void press(String keys) {
			this.pressed += keys.split("\\+").length;
			this.page.keyboard().press(keys);
		}

	}

}
