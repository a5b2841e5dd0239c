package eu.uptake.web;

import java.nio.file.Path;
import java.time.Year;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class AdministrationTests {

	private static final Path SAMPLE = Path.of("seed/sample-access.log");

	@Autowired
	private Api api;

	@Test
	void leadsToItsParts(Browser browser) {
		Page page = open(browser, "taxud", "/");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Administration")).click();
		browser.expect(page.locator("h1")).hasText("Administration");
		browser.expect(page.locator(".admin-list h2"))
			.hasText(new String[] { "Modules", "Years", "Indicators", "Access logs", "Accounts", "Audit trail" });
		browser.assertAccessible(page);
		page.locator(".admin-list a:text-is('Years')").click();
		browser.expect(page.locator("h1")).hasText("Years");
		browser.expect(page.locator("h1")).isFocused();
		browser.expect(page.locator(".top [aria-current]")).hasText("Administration");
	}

	@Test
	void theLogFeedSeesTheImportsAndNothingElse(Browser browser) {
		Page page = open(browser, "ingest", "/admin");
		browser.expect(page.locator(".admin-list h2")).hasText(new String[] { "Access logs" });
		page.locator(".admin-list a:text-is('Access logs')").click();
		browser.expect(page.locator("tbody tr")).containsText("download-counts.csv");
		page.navigate("/admin/modules");
		browser.expect(page.locator("h1")).hasText("This page isn't for your account");
	}

	@Test
	void definesChangesAndRetiresAModule(Browser browser) {
		Page page = open(browser, "taxud", "/admin/modules");
		browser.expect(page.locator("tbody tr").first()).isVisible();
		browser.assertAccessible(page);
		page.getByText("Define a module").click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog.getByLabel("Code")).isFocused();
		page.keyboard().type("lower case");
		dialog.getByLabel("Title").fill("Rules of origin");
		dialog.getByLabel("Programme").fill("UCC");
		dialog.getByLabel("Available from").fill("2016-05-01");
		dialog.getByLabel("Languages").fill("en, fr");
		save(dialog);
		browser.expect(dialog.locator(".field.wrong label")).containsText("Code");
		browser.expect(dialog.getByLabel("Code")).isFocused();
		browser.assertAccessible(page);
		dialog.getByLabel("Code").fill("ORIGIN-1");
		save(dialog);
		browser.expect(dialog).hasCount(0);
		Locator row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("ORIGIN-1"));
		browser.expect(row).containsText("Rules of origin");
		row.getByText("Change").click();
		browser.expect(dialog.getByLabel("Code"))
			.isEditable(
					new com.microsoft.playwright.assertions.LocatorAssertions.IsEditableOptions().setEditable(false));
		dialog.getByLabel("Level").fill("2");
		save(dialog);
		browser.expect(dialog).hasCount(0);
		browser.expect(row.locator(".number").first()).hasText("2");
		row.getByText("Retire").click();
		dialog.getByLabel("Last day of its use").fill("2020-12-31");
		browser.assertAccessible(page);
		save(dialog);
		browser.expect(row).containsText("until 31 Dec 2020");
		browser.expect(row.getByText("Retire")).isFocused();
		Map<String, Object> module = this.api.anonymous()
			.run("{ trainingModule(code: \"ORIGIN-1\") { title level languages producedOn retiredOn version } }")
			.get("trainingModule");
		assertThat(module).isEqualTo(Map.of("title", "Rules of origin", "level", 2, "languages", List.of("en", "fr"),
				"producedOn", "2016-05-01", "retiredOn", "2020-12-31", "version", 3));
	}

	@Test
	void opensAYearAndSetsItsDates(Browser browser) {
		Page page = open(browser, "taxud", "/admin/years");
		int next = Year.now().getValue() + 1;
		browser.expect(page.locator("tbody th").first()).hasText(String.valueOf(next));
		browser.assertAccessible(page);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Set dates: " + next)).click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		dialog.getByLabel("Due").fill((next + 1) + "-03-15");
		dialog.getByLabel("Locks").fill((next + 1) + "-03-01");
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Set dates")).click();
		browser.expect(dialog.locator(".error").first()).isVisible();
		browser.assertAccessible(page);
		dialog.getByLabel("Locks").fill((next + 1) + "-04-15");
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Set dates")).click();
		browser.expect(dialog).hasCount(0);
		browser.expect(page.locator("tbody tr").first()).containsText("15 Mar " + (next + 1));
		Map<String, Object> year = this.api.as("taxud")
			.operation("reporting-year", Map.of("year", next))
			.get("reportingYear");
		assertThat(year).containsEntry("status", "PLANNED").containsEntry("locksOn", (next + 1) + "-04-15");
	}

	@Test
	void recordsAnIndicatorsValueOrWhyThereIsNone(Browser browser) {
		int year = Year.now().getValue();
		Page page = open(browser, "taxud", "/admin/indicators?kind=recorded&objective=1");
		Locator row = page.locator("tbody tr:has(th:text-is('1.1'))");
		browser.expect(row).isVisible();
		browser.assertAccessible(page);
		row.locator("button:text-is('Record')").click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		dialog.getByLabel("Value (").fill("3.5");
		dialog.getByLabel("Why there is none").selectOption("NO_POLL");
		save(dialog);
		browser.expect(dialog.locator(".error, [role=alert]").first()).isVisible();
		browser.assertAccessible(page);
		dialog.getByLabel("Why there is none").selectOption("");
		save(dialog);
		browser.expect(dialog).hasCount(0);
		browser.expect(row.locator(".number").last()).hasText("3.5");
		row.locator("button:text-is('Record')").click();
		dialog.getByLabel("Value (").fill("");
		dialog.getByLabel("Why there is none").selectOption("NO_POLL");
		dialog.getByLabel("Note").fill("The poll is held every other year.");
		save(dialog);
		browser.expect(row.locator(".number").last()).hasText("no poll");
		row.getByText("History").click();
		browser.expect(dialog.locator("tbody tr")).hasCount(2);
		browser.assertAccessible(page);
		Map<String, Object> value = this.api.as("taxud")
			.run("{ indicator(code: \"1.1\") { value(year: %d) { value missingReason note } } }".formatted(year))
			.get("indicator.value");
		assertThat(value).containsEntry("missingReason", "NO_POLL")
			.containsEntry("note", "The poll is held every other year.");
	}

	@Test
	void nothingIsRecordedOfAPublishedYear(Browser browser) {
		Page page = open(browser, "taxud", "/admin/indicators?year=2016&kind=recorded");
		page.locator("tbody tr").first().locator("button:text-is('Record')").click();
		browser.expect(page.getByRole(AriaRole.DIALOG)).containsText("Nothing can be recorded for 2016");
		browser.assertAccessible(page);
	}

	@Test
	void definesAnIndicator(Browser browser) {
		Page page = open(browser, "taxud", "/admin/indicators");
		page.getByText("Define an indicator").click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		dialog.getByLabel("Code").fill("9.1");
		dialog.getByLabel("What it says").fill("Officials who know of it");
		dialog.getByLabel("Objective").fill("9");
		dialog.getByLabel("Source").fill("EC");
		dialog.getByLabel("Unit").selectOption("PERCENT");
		dialog.getByLabel("How the target is to be read").selectOption("AT_LEAST");
		dialog.getByLabel("Number to compare with").fill("80");
		dialog.getByLabel("Target as it is shown").fill(">=80%");
		browser.assertAccessible(page);
		save(dialog);
		browser.expect(dialog).hasCount(0);
		browser.expect(page.locator("tbody tr:has(th:text-is('9.1'))")).containsText("Officials who know of it");
		Map<String, Object> target = this.api.anonymous()
			.run("{ indicator(code: \"9.1\") { target { kind threshold text } } }")
			.get("indicator.target");
		assertThat(target).isEqualTo(Map.of("kind", "AT_LEAST", "threshold", 80.0, "text", ">=80%"));
	}

	@Test
	void importsALogShowsWhatIsMalformedAndWithdrawsIt(Browser browser) {
		Page page = open(browser, "taxud", "/admin/imports");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload")).click();
		browser.expect(page.getByRole(AriaRole.ALERT)).hasText("Choose a file first.");
		page.getByLabel("Log file").setInputFiles(SAMPLE);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload")).click();
		browser.expect(page.locator(".upload-result .banner"))
			.hasText("sample-access.log: counted. 62 lines, 1 malformed, 2 by robots; 43 downloads, 43 unique.");
		browser.expect(page.locator(".upload-result tbody tr")).hasCount(7);
		browser.expect(page.locator(".progress")).hasCount(0);
		browser.assertAccessible(page);
		page.getByRole(AriaRole.BUTTON,
				new Page.GetByRoleOptions().setName("Show 1 malformed line of sample-access.log"))
			.click();
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog.locator(".log-lines li")).hasCount(1);
		browser.assertAccessible(page);
		page.keyboard().press("Escape");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Withdraw: sample-access.log")).click();
		dialog.getByLabel("Reason").fill("Of another site.");
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Withdraw")).click();
		browser.expect(dialog).hasCount(0);
		Locator row = page.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("Of another site."));
		browser.expect(row).containsText("withdrawn");
		browser.assertAccessible(page);
		assertThat(this.api.as("taxud")
			.operation("access-log-imports", Map.of())
			.<List<String>>get("accessLogImports.nodes[*].outcome")).containsExactly("WITHDRAWN", "COUNTED");
	}

	@Test
	void aLogThatIsCancelledIsNotCountedAndCanBeSentAgain(Browser browser) {
		Page page = open(browser, "taxud", "/admin/imports");
		Locator upload = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload"));
		page.route("**/api/access-logs/**", (route) -> {
			// Never answered.
		});
		page.getByLabel("Log file").setInputFiles(SAMPLE);
		upload.click();
		browser.expect(page.locator(".progress")).isVisible();
		page.locator(".progress").getByText("Cancel").click();
		browser.expect(page.locator(".progress")).hasCount(0);
		browser.expect(upload).isFocused();
		browser.expect(page.getByRole(AriaRole.ALERT)).hasCount(0);
		browser.assertAccessible(page);
		page.unroute("**/api/access-logs/**");
		upload.click();
		browser.expect(page.locator(".upload-result .banner")).containsText("sample-access.log: counted.");
		assertThat(this.api.as("taxud")
			.operation("access-log-imports", Map.of())
			.<List<String>>get("accessLogImports.nodes[*].outcome")).containsExactly("COUNTED", "COUNTED");
	}

	@Test
	void aLongListIsPagedInTheAddressAndFilteredFromItsFirstPage(Browser browser) {
		Api.Client taxud = this.api.as("taxud");
		for (int from = 0; from < 180; from += 30) {
			String modules = IntStream.range(from, from + 30)
				.mapToObj(
						"m%1$d: defineTrainingModule(input: { code: \"ZZ-%1$03d\", title: \"ZZ %1$d\", programme: \"Zed\", producedOn: \"2016-01-01\" }) { errors { code } }"::formatted)
				.collect(Collectors.joining("\n"));
			assertThat(taxud.run("mutation { " + modules + " }").codes()).isEmpty();
		}
		Page page = open(browser, "taxud", "/admin/modules");
		Locator rows = page.locator("tbody tr");
		browser.expect(page.locator("caption")).hasText("210 modules");
		browser.expect(rows).hasCount(200);
		browser.expect(page.getByText("First page")).hasCount(0);
		page.getByText("Next page").click();
		browser.expect(rows).hasCount(10);
		browser.expect(rows.last().locator("th")).hasText("ZZ-179");
		browser.expect(page.getByText("Next page")).hasCount(0);
		browser.assertAccessible(page);
		page.reload();
		browser.expect(rows).hasCount(10);
		page.goBack();
		browser.expect(rows).hasCount(200);
		page.goForward();
		browser.expect(rows).hasCount(10);
		page.getByText("First page").click();
		browser.expect(rows).hasCount(200);
		page.getByText("Next page").click();
		browser.expect(rows).hasCount(10);
		page.locator(".filters select").selectOption("Zed");
		browser.expect(rows).hasCount(180);
		browser.expect(rows.first().locator("th")).hasText("ZZ-000");
	}

	@Test
	void aLogThatCannotBeReadSaysWhy(Browser browser) {
		browser.expectComplaint("422");
		Page page = open(browser, "ingest", "/admin/imports");
		page.getByLabel("Log file")
			.setInputFiles(new com.microsoft.playwright.options.FilePayload("broken.gz", "application/gzip",
					new byte[] { 0x1f, (byte) 0x8b, 8, 0, 1, 2, 3 }));
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Upload")).click();
		browser.expect(page.getByRole(AriaRole.ALERT)).containsText("That went wrong");
		browser.expect(page.locator("tbody tr").first()).containsText("failed");
		browser.expect(page.locator("tbody button").filter(new Locator.FilterOptions().setHasText("Withdraw")))
			.hasCount(0);
		browser.assertAccessible(page);
	}

	@Test
	void tellsWhoDidWhatAndFiltersIt(Browser browser) {
		int year = Year.now().getValue();
		Api.Client austria = this.api.as("at");
		austria.operation("report-uptake",
				Api.input("country", "AT", "year", year, "trainingModule", "VAT", "trainees", 5));
		austria.operation("accept-return", Api.input("country", "AT", "year", year));
		Page page = open(browser, "taxud", "/admin/audit");
		Locator rows = page.locator("tbody tr");
		browser.expect(rows.first()).isVisible();
		browser.assertAccessible(page);
		page.getByLabel("Account", new Page.GetByLabelOptions().setExact(true)).fill("at");
		page.keyboard().press("Tab");
		browser.expect(page.locator("caption")).hasText("3 events");
		browser.expect(rows.first().locator("td"))
			.hasText(new String[] { "at", "accept a return", "return AT " + year, "✗forbidden", "" });
		browser.expect(rows.nth(1).locator("td"))
			.hasText(new String[] { "at", "report an uptake", "return AT " + year, "✓done",
					"status: NOT_STARTED → DRAFTuptake VAT: nothing → 5 trainees" });
		browser.expect(rows.nth(2).locator("td")).hasText(new String[] { "at", "sign in", "account at", "✓done", "" });
		page.locator("summary").filter(new Locator.FilterOptions().setHasText("Outcome")).click();
		page.getByLabel("forbidden").check();
		browser.expect(page.locator("caption")).hasText("1 event");
		browser.assertAccessible(page);
		assertThat(page.url()).endsWith("/admin/audit?account=at&outcomes=FORBIDDEN");
		page.reload();
		browser.expect(page.locator("caption")).hasText("1 event");
		browser.expect(rows.first()).containsText("accept a return");
		page.getByText("Clear the filters").click();
		browser.expect(page.locator("caption")).hasText("3 events");
		page.getByLabel("Until").fill("2016-12-31");
		page.keyboard().press("Tab");
		browser.expect(page.locator("tbody")).hasText("No event.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/admin", "/admin/modules", "/admin/years", "/admin/indicators", "/admin/imports",
			"/admin/audit" })
	void nothingIsWiderThanASmallPhone(String address, Browser browser) {
		for (String locale : List.of("en-GB", "fr-FR", "de-DE")) {
			Page page = browser.page(new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(320, 640)
				.setLocale(locale));
			browser.signIn(page, "taxud");
			page.navigate(address);
			browser.expect(page.locator(".admin-list, .admin .table").first()).isVisible();
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
		}
	}

	private static void save(Locator dialog) {
		dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();
	}

	private static Page open(Browser browser, String account, String address) {
		Page page = browser.as(account);
		page.navigate(address);
		return page;
	}

}
