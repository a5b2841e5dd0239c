package eu.uptake.web;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.GetMapping;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ClientPageTests {

	private static final Pattern ROUTE = Pattern.compile("path: '([^']+)'");

	private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>");

	@Autowired
	private Api api;

	@Test
	void theServiceAndTheBrowserKnowTheSameRoutes() throws Exception {
		String routes = Files.readString(Path.of("src/main/resources/static/app/routes.js"));
		GetMapping mapping = ClientPage.class.getDeclaredMethod("page").getAnnotation(GetMapping.class);
		assertThat(ROUTE.matcher(routes).results().map((route) -> route.group(1).replace("\\\\", "\\")))
			.containsExactly(mapping.value());
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nonsense", "/years", "/years/16", "/years/2016/x", "/sign-in/x", "/app", "/app/",
			"/app/main.js", "/app/main-000000000000.js", "/app/../index.html", "/app/lib/vue.js" })
	void whatIsNotThereIsNotFound(String path) {
		assertThat(this.api.anonymous().get(path).statusCode()).isIn(400, 404);
	}

	@Test
	void onlyWhoAsksForAPageGetsOneWhereThereIsNone() {
		HttpResponse<String> page = this.api.anonymous()
			.send("/nonsense", (request) -> request.header("Accept", "text/html,*/*;q=0.8").GET());
		assertThat(page.statusCode()).isEqualTo(404);
		assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'");
		assertThat(page.body()).isEqualTo(this.api.anonymous().get("/").body());
		HttpResponse<String> other = this.api.anonymous()
			.send("/nonsense", (request) -> request.header("Accept", "*/*").GET());
		assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/years/2016", "/return", "/return/2016", "/sign-in" })
	void everyRouteAnswersThePageWithItsPolicy(String path) {
		HttpResponse<String> page = this.api.anonymous().get(path);
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
		assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
		assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
			.startsWith("default-src 'none'; script-src 'self' 'sha256-")
			.doesNotContain("unsafe");
	}

	@Test
	void everyFileIsKeptForAYearUnderItsHash() {
		Map<String, String> files = importMap();
		assertThat(files).containsKeys("vue", "vue-i18n", "echarts", "app/main.js", "app/messages/de.json")
			.allSatisfy((specifier, path) -> {
				HttpResponse<String> file = this.api.anonymous().get(path);
				assertThat(file.statusCode()).as(specifier).isEqualTo(200);
				assertThat(path).matches("/app/.+-[0-9a-f]{12}\\.(js|json)");
				assertThat(file.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, public, immutable");
				assertThat(file.headers().firstValue("Content-Type").orElseThrow())
					.startsWith(path.endsWith(".js") ? "text/javascript" : "application/json");
			});
	}

	@Test
	void whatIsPreloadedIsWhatTheFirstPageImports() {
		Map<String, String> files = importMap();
		assertThat(this.api.anonymous().get("/").body())
			.contains("<link rel=\"modulepreload\" href=\"" + files.get("vue") + "\">")
			.contains("<link rel=\"modulepreload\" href=\"" + files.get("app/components/tile-map.js") + "\">")
			.doesNotContain("<link rel=\"modulepreload\" href=\"" + files.get("echarts") + "\">");
	}

	@Test
	void textComesCompressed() {
		List<String> paths = List.of("/", importMap().get("vue"), importMap().get("app/messages/fr.json"));
		assertThat(paths).allSatisfy((path) -> assertThat(this.api.anonymous()
			.send(path, (request) -> request.header("Accept-Encoding", "gzip").GET())
			.headers()
			.firstValue("Content-Encoding")).as(path).hasValue("gzip"));
	}

	@Test
	void noSourceRunsTextAsCode() throws Exception {
		for (Path source : ClientSources.modules()) {
			assertThat(Files.readString(source)).as(source.toString())
				.doesNotContain("eval(", "new Function", "innerHTML", "v-html", "document.write");
		}
	}

	private Map<String, String> importMap() {
		String page = this.api.anonymous().get("/").body();
		return JsonPath.read(
				IMPORT_MAP.matcher(page).results().map((found) -> found.group(1)).findFirst().orElseThrow(),
				"$.imports");
	}

}
