package eu.uptake.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.Api.Answer;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class DashboardTests {

	@Autowired
	private Api api;

	@Test
	void theHeatMapsSumsAreTheServicesFigures(Browser browser) {
		Answer figures = this.api.anonymous().operation("uptake-by", Map.of("filter", Map.of("years", List.of(2016))));
		Page page = browser.anonymous();
		page.navigate("/dashboards?years=2016");
		Locator map = page.locator(".heat-map table");
		browser.expect(map.locator("tbody tr")).hasCount(30);
		browser.expect(page.locator(".totals"))
			.hasText("at least 23\u202f685 officials trained; modules used 305 times: 30 modules, 34 countries.");
		browser.expect(map.locator("tfoot .sum").last()).hasText("≥23\u202f685");
		assertThat(numbers(map.locator("tbody .sum").allInnerTexts()))
			.isEqualTo(figures.<List<Integer>>get("uptakeByModule[*].trainees.count"));
		List<Integer> countries = new ArrayList<>(figures.<List<Integer>>get("uptakeByCountry[*].trainees.count"));
		countries.add(23685);
		assertThat(numbers(map.locator("tfoot .sum").allInnerTexts())).isEqualTo(countries);
		assertThat(map.locator("td[class^=ramp-]").count()).isEqualTo(305);
		assertThat(map.locator("td[class^=ramp-] abbr").count()).isEqualTo(6);
		browser.assertAccessible(page);
	}

	@Test
	void theKeyTShowsTheTableAndTheAddressKeepsIt(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/dashboards?years=2016&countries=AT");
		page.locator(".heat-map .scroll").focus();
		page.keyboard().press("t");
		browser.expect(page.locator(".chart .table tbody tr")).hasCount(10);
		browser.expect(page).hasURL(Pattern.compile(".*/dashboards\\?years=2016&countries=AT&table=uptake$"));
		browser.assertAccessible(page);
		page.reload();
		browser.expect(page.locator(".chart .table tbody tr")).hasCount(10);
	}

	@Test
	void filtersStandInTheAddressAndGoAlongToTheNextView(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/dashboards");
		browser.expect(page.locator(".totals")).containsText("modules used 662 times");
		page.locator(".many summary").first().click();
		page.getByLabel("2015").check();
		browser.expect(page.locator(".totals")).containsText("modules used 183 times");
		page.getByLabel("Programme").selectOption("UCC");
		browser.expect(page.locator("main")).containsText("Nothing is known of this selection.");
		browser.assertAccessible(page);
		page.getByLabel("2016").check();
		browser.expect(page.locator(".totals")).containsText("modules used 156 times");
		browser.expect(page).hasURL(Pattern.compile(".*\\?years=2015,2016&programme=UCC$"));
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Downloads")).click();
		browser.expect(page).hasURL(Pattern.compile(".*/dashboards/downloads\\?years=2015,2016&programme=UCC$"));
		browser.expect(page.locator(".many .chosen").first()).hasText("2015, 2016");
		Page colleague = browser.anonymous();
		colleague.navigate(page.url());
		browser.expect(colleague.locator(".many .chosen").first()).hasText("2015, 2016");
		browser.expect(colleague.getByLabel("Programme")).hasValue("UCC");
	}

	@Test
	void theDownloadsAreTheServicesFigures(Browser browser) {
		Map<String, Object> filter = Map.of("filter", Map.of("years", List.of(2016)));
		Answer totals = this.api.anonymous().operation("downloads", filter);
		Page page = browser.anonymous();
		page.navigate("/dashboards/downloads?years=2016&table=months");
		browser.expect(page.locator(".totals")).containsText("12\u202f920 downloads");
		browser.expect(page.locator(".note")).hasText("Robots, double clicks and continued transfers are excluded.");
		Locator rows = page.locator(".chart .table tbody tr");
		browser.expect(rows).hasCount(12);
		assertThat(numbers(rows.locator("td:nth-child(2)").allInnerTexts()).stream().mapToInt(Integer::intValue).sum())
			.isEqualTo(totals.<Integer>get("downloads.downloads"));
		assertThat(numbers(rows.locator("td:nth-child(3)").allInnerTexts()).stream().mapToInt(Integer::intValue).sum())
			.isLessThanOrEqualTo(12920);
		browser.expect(rows.first()).containsText("Jan 2016");
		browser.assertAccessible(page);
	}

	@Test
	void theScoresAreTheServicesFigures(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/dashboards/quality?years=2016&audiences=CUSTOMS_OFFICIAL&table=modules");
		browser.expect(page.locator(".totals")).containsText("74.3 / 100");
		browser.expect(page.locator(".totals")).containsText("from 6\u202f011 responses");
		Answer figures = this.api.anonymous()
			.run("{ qualityByModule(filter: { years: [2016], audiences: [CUSTOMS_OFFICIAL] }) { scores { responses overall } } }");
		Locator rows = page.locator(".chart .table tbody tr");
		List<Integer> responses = figures.get("qualityByModule[*].scores.responses");
		browser.expect(rows).hasCount(responses.size());
		assertThat(numbers(rows.locator("td:nth-child(2)").allInnerTexts())).isEqualTo(responses);
		List<Double> overall = figures.get("qualityByModule[*].scores.overall");
		assertThat(rows.locator("td:nth-child(3)").allInnerTexts()).isEqualTo(overall.stream()
			.map((score) -> (score != null) ? String.format(Locale.ROOT, "%.1f", score) : "withheld")
			.toList());
		browser.assertAccessible(page);
		page.navigate("/dashboards/quality?years=2016&audiences=CUSTOMS_OFFICIAL&table=dimensions");
		List<Double> means = this.api.anonymous()
			.run("{ quality(filter: { years: [2016], audiences: [CUSTOMS_OFFICIAL] }) { dimensions { mean } } }")
			.get("quality.dimensions[*].mean");
		browser.expect(page.locator(".chart .table tbody td:nth-child(3)"))
			.hasText(means.stream().map((mean) -> String.format(Locale.ROOT, "%.1f", mean)).toArray(String[]::new));
	}

	@Test
	void theSessionsAreTheServicesFigures(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/dashboards/sessions?table=byYear");
		Locator rows = page.locator(".chart .table tbody tr");
		browser.expect(rows.nth(0).locator("td")).hasText(new String[] { "22", "124", "95\u00a0%", "99\u00a0%" });
		browser.expect(rows.nth(2).locator("td")).hasText(new String[] { "58", "374", "87\u00a0%", "97\u00a0%" });
		browser.expect(page.locator(".totals")).containsText("125 sessions, 791 officials trained");
		browser.assertAccessible(page);
	}

	@Test
	void anIndicatorsValueLeadsToItsEvidence(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/dashboards/indicators?computed=true");
		Locator row = page.locator(".marked tbody tr").filter(new Locator.FilterOptions().setHasText("4.4"));
		browser.expect(row.locator("td").nth(1)).hasText("87\u00a0%");
		browser.expect(row.locator("td").nth(2)).hasText("95\u00a0%");
		browser.expect(row.locator("td").nth(3)).hasText(">80%");
		browser.expect(row.locator("td").last()).hasText("✓met");
		browser.expect(row.locator(".spark"))
			.hasAttribute("aria-label", "2014: 95\u00a0%, 2015: 92\u00a0%, 2016: 87\u00a0%");
		browser.expect(row.locator(".bullet"))
			.hasAttribute("aria-label", "Value 87\u00a0%, baseline 95\u00a0%, target >80%");
		browser.assertAccessible(page);
		Locator value = row.getByRole(AriaRole.BUTTON);
		value.focus();
		page.keyboard().press("Enter");
		Locator dialog = page.getByRole(AriaRole.DIALOG);
		browser.expect(dialog).containsText("Evidence of 4.4 in 2016");
		browser.expect(dialog).containsText("Before rounding: 87.076923");
		browser.expect(dialog.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("answers \"partly\"")))
			.containsText("39");
		browser.expect(dialog.locator(".query")).containsText("trainingSessions(filter: { years: [2016] }");
		browser.expect(page).hasURL(Pattern.compile(".*evidence=4.4$"));
		browser.assertAccessible(page);
		page.keyboard().press("Escape");
		browser.expect(dialog).hasCount(0);
		browser.expect(value).isFocused();
	}

	@Test
	void allIndicatorsAndOtherYearsAreThere(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/dashboards/indicators");
		browser.expect(page.locator(".marked tbody tr")).hasCount(82);
		browser.expect(page.locator(".filters select").first()).hasValue("2016");
		page.locator(".filters select").first().selectOption("2015");
		browser.expect(page.locator(".marked thead")).containsText("2013–2015");
		page.getByLabel("Source").selectOption("true");
		browser.expect(page.locator(".marked tbody tr")).hasCount(10);
		browser.expect(page).hasURL(Pattern.compile(".*\\?year=2015&computed=true$"));
	}

	@ParameterizedTest
	@CsvSource({ "/dashboards, 0", "/dashboards/indicators, 0", "/dashboards/quality?years=2016, 3",
			"/dashboards/downloads, 2", "/dashboards/sessions, 2" })
	void chartsLoadOnlyWhereTheyAreShown(String address, int charts, Browser browser) {
		Page page = browser.anonymous();
		List<String> loaded = new ArrayList<>();
		page.onRequest((request) -> loaded.add(request.url()));
		page.navigate(address);
		browser.expect(page.locator(".chart").first()).isVisible();
		browser.expect(page.locator(".e-chart canvas")).hasCount(charts);
		page.waitForLoadState(LoadState.NETWORKIDLE);
		assertThat(loaded.stream().filter((url) -> url.contains("echarts")).count()).isEqualTo((charts > 0) ? 1 : 0);
		for (Locator chart : page.locator(".e-chart").all()) {
			assertThat(chart.getAttribute("aria-label")).isNotBlank();
		}
		browser.assertAccessible(page);
	}

	@ParameterizedTest
	@CsvSource({ "/dashboards?years=2016&programme=UCC, 156", "/dashboards/quality?years=2016&modules=EORI, 1",
			"/dashboards/downloads?years=2016, 12", "/dashboards/sessions?years=2016, 1",
			"/dashboards/indicators?computed=true, 30" })
	void theExportHoldsWhatIsShown(String address, int rows, Browser browser) {
		Page page = browser.anonymous();
		page.navigate(address);
		String link = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("CSV").setExact(true))
			.first()
			.getAttribute("href");
		assertThat(page.request().get(link).text().lines()).hasSize(rows + 1);
	}

	@Test
	void theQueryIsCopiedWithItsVariables(Browser browser) {
		Page page = browser.anonymous();
		page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
		page.navigate("/dashboards?years=2016");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy query")).click();
		browser.expect(page.locator(".toast")).hasText("The query is in the clipboard.");
		assertThat((String) page.evaluate("navigator.clipboard.readText()"))
			.startsWith("query DashboardUptake($filter: UptakeFilter!)")
			.contains("# {\"filter\":{\"years\":[2016]}}");
	}

	@Test
	void whoIsSignedInMayChooseYearsThatAreNotPublished(Browser browser) {
		Page anonymous = browser.anonymous();
		anonymous.navigate("/dashboards");
		browser.expect(anonymous.locator(".many").first().locator("input")).hasCount(3);
		Page taxud = browser.as("taxud");
		taxud.navigate("/dashboards");
		browser.expect(taxud.locator(".many").first().locator("input")).hasCount(4);
	}

	@Test
	void aFilterOrAViewThatThereIsNotSaysSo(Browser browser) {
		browser.expectComplaint("404");
		Page page = browser.anonymous();
		page.navigate("/dashboards?modules=NOPE");
		browser.expect(page.getByRole(AriaRole.ALERT)).containsText("there is no module \"NOPE\"");
		browser.assertAccessible(page);
		assertThat(page.navigate("/dashboards/nothing").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dashboards", "/dashboards/quality", "/dashboards/downloads?table=months",
			"/dashboards/sessions", "/dashboards/indicators?computed=true&evidence=4.1" })
	void nothingIsWiderThanASmallPhone(String address, Browser browser) {
		for (String locale : List.of("en-GB", "fr-FR", "de-DE")) {
			Page page = browser.page(new NewContextOptions().setViewportSize(320, 640).setLocale(locale));
			page.navigate(address);
			browser.expect(page.locator(".chart").first()).isVisible();
			page.waitForLoadState(LoadState.NETWORKIDLE);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as(locale).isEqualTo(320);
		}
	}

	private static List<Integer> numbers(List<String> texts) {
		return texts.stream().map((text) -> Integer.valueOf(text.replaceAll("[^0-9]", ""))).toList();
	}

}
