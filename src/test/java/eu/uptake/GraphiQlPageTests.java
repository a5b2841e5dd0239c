package eu.uptake;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class GraphiQlPageTests {

	private static final Pattern ASSET = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

	@Autowired
	private Api api;

	@Test
	void everyFileThatThePageNamesIsThere() {
		Api.Client browser = this.api.anonymous();
		List<String> assets = ASSET.matcher(browser.get("/graphiql").body())
			.results()
			.map((MatchResult match) -> match.group(1))
			.toList();
		assertThat(assets).hasSize(6)
			.allSatisfy((asset) -> assertThat(browser.get(asset).statusCode()).as(asset).isEqualTo(200));
	}

}
