package eu.uptake.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@BrowserTest
class FirstLoadTests {

	@Test
	void theFirstPageTakesLessThan400Kilobytes(Browser browser) {
		Page page = browser.anonymous();
		List<Request> requests = new CopyOnWriteArrayList<>();
		page.onRequestFinished(requests::add);
		page.navigate("/");
		page.waitForSelector(".headline");
		page.waitForLoadState(LoadState.NETWORKIDLE);
		int bytes = requests.stream()
			.mapToInt((request) -> request.sizes().responseBodySize + request.sizes().responseHeadersSize)
			.sum();
		assertThat(bytes).isBetween(50_000, 400_000);
		assertThat(requests).noneMatch((request) -> request.url().contains("echarts"));
	}

	@Test
	void theSecondPageTakesTheFilesFromTheCache(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		page.waitForSelector(".headline");
		page.navigate("/years/2015");
		page.waitForSelector(".headline");
		assertThat(page.evaluate("performance.getEntriesByType('resource')"
				+ ".filter((entry) => entry.name.includes('/app/') && entry.transferSize > 0).length"))
			.isEqualTo(0);
	}

	@Test
	void chartsDrawWithinThePolicy(Browser browser) {
		Page page = browser.anonymous();
		page.navigate("/");
		page.waitForSelector(".headline");
		page.evaluate("""
				async () => {
				  const { createApp, h } = await import('vue');
				  const { EChart } = await import('app/components/e-chart.js');
				  const place = document.createElement('div');
				  document.querySelector('main').append(place);
				  createApp({ render: () => h(EChart, { label: 'Bars', option: (colour) => ({
				    xAxis: { data: ['a', 'b'] }, yAxis: {}, tooltip: { trigger: 'axis', renderMode: 'richText' },
				    series: [{ type: 'bar', data: [1, 2], color: colour('series-1') }] }) }) }).mount(place);
				}""");
		page.waitForSelector(".e-chart canvas");
		page.hover(".e-chart canvas");
		assertThat(page.evaluate("document.querySelector('.e-chart canvas').width > 100")).isEqualTo(true);
	}

}
