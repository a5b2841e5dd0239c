package eu.uptake.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class ReturnFilesPageTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	@Test
	void aFileIsTriedReportedByCellAndLoadedWhole(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.type("EORI", "7");
		pages.saved();
		Locator input = pages.page().locator(".tools input[type=file]");
		Locator dialog = pages.page().getByRole(AriaRole.DIALOG);
		input.setInputFiles(file("module,used,trainees,note\nEORI,no,,\nEMCS,yes,21.607,\nNONE,yes,1,\n"));
		browser.expect(dialog).containsText("2 problems");
		browser
			.expect(dialog.locator("tbody tr")
				.filter(new Locator.FilterOptions().setHasText("may be a whole number or one with decimals"))
				.locator("th"))
			.hasText("C3");
		browser.expect(dialog).containsText("A file is loaded whole or not at all");
		browser.expect(dialog.locator("button.main")).hasCount(0);
		browser.assertAccessible(pages.page());
		pages.page().keyboard().press("Escape");
		assertThat(pages.uptakes()).containsExactly("EORI 7");
		input.setInputFiles(file("module,used,trainees,note\nEORI,no,,\nEMCS,yes,21607,Größe\nVAT,yes,,\n"));
		browser.expect(dialog).containsText("2 new, 0 changed, 1 taken out, 0 as before.");
		browser.expect(dialog.getByText("Load 3 rows")).isFocused();
		browser.assertAccessible(pages.page());
		pages.page().keyboard().press("Enter");
		browser.expect(dialog).hasCount(0);
		browser.expect(pages.trainees("EMCS")).hasValue("21607");
		browser.expect(pages.note("EMCS")).hasValue("Größe");
		browser.expect(pages.trainees("EORI")).hasValue("");
		browser.expect(pages.trainees("VAT")).hasValue("unknown");
		browser.expect(pages.page().locator(".toast")).hasText("3 rows loaded.");
		assertThat(pages.uptakes()).containsExactly("EMCS 21607 Größe", "VAT null");
	}

	@Test
	void aFileThatIsCancelledWhileItIsTriedOrReadIsNotLoaded(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		Locator input = pages.page().locator(".tools input[type=file]");
		Locator dialog = pages.page().getByRole(AriaRole.DIALOG);
		List<String> stopped = new CopyOnWriteArrayList<>();
		pages.page().onRequestFailed((request) -> stopped.add(request.method()));
		pages.page().route("**/api/returns/**", (route) -> {
			// Never answered.
		});
		input.setInputFiles(file("module,used,trainees,note\nEMCS,yes,5,\n"));
		browser.expect(dialog).containsText("return.csv");
		pages.page().keyboard().press("Escape");
		browser.expect(dialog).hasCount(0);
		pages.page().waitForCondition(() -> stopped.equals(List.of("POST")));
		pages.page().unroute("**/api/returns/**");
		input.setInputFiles(file("module,used,trainees,note\nEMCS,yes,6,\n"));
		browser.expect(dialog.getByText("Load 1 row")).isFocused();
		dialog.getByText("Cancel").click();
		browser.expect(dialog).hasCount(0);
		browser.expect(pages.trainees("EMCS")).hasValue("");
		assertThat(pages.uptakes()).isEmpty();
	}

	@Test
	void theFileToFillInComesWithItsYear(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		Download download = pages.page().waitForDownload(() -> pages.page().getByText("Download XLSX").click());
		assertThat(download.suggestedFilename()).isEqualTo("return-%d-AT.xlsx".formatted(pages.year()));
	}

	@Test
	void aFileThatIsNoneIsSaidInTheDialog(Browser browser) {
		browser.expectComplaint("413");
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		pages.page()
			.locator(".tools input[type=file]")
			.setInputFiles(file("module,used,trainees,note\n" + "VAT,yes,1,x\n".repeat(200_000)));
		browser.expect(pages.page().getByRole(AriaRole.DIALOG).getByRole(AriaRole.ALERT)).isVisible();
		browser.assertAccessible(pages.page());
	}

	@Test
	void surveyResultsAreTriedLoadedAndAveraged(Browser browser) {
		ReturnPages pages = ReturnPages.open(browser.as("at"), this.api, this.clock);
		Locator surveys = pages.page().locator(".surveys");
		browser.expect(surveys).containsText("There are no survey results for " + pages.year() + " yet.");
		String header = "module,completedOn,relevance,objectivesAchieved,retention,userFriendliness\n";
		String day = pages.year() + "-01-01";
		surveys.locator("input[type=file]")
			.setInputFiles(file(header + "VAT," + day + ",80,70,60,50\nVAT," + day + ",60,50,40,30\nVAT," + day
					+ ",180,50,40,30\n"));
		Locator dialog = pages.page().getByRole(AriaRole.DIALOG);
		browser.expect(dialog).containsText("3 lines: 2 new, 0 known from before.");
		browser.expect(dialog).containsText("1 problem");
		browser.expect(dialog.locator("tbody th")).hasText("4");
		browser.assertAccessible(pages.page());
		dialog.getByText("Load 2 rows").click();
		browser.expect(surveys.locator("tbody tr").first()).containsText("55.0");
		browser.expect(surveys.locator("tbody tr").nth(1)).containsText("70.0");
		browser.expect(dialog).hasCount(0);
	}

	private static FilePayload file(String content) {
		return new FilePayload("return.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
	}

}
