package eu.uptake.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one page of the web client, at each of its routes. What a route shows is decided in
 * the browser, by {@code routes.js}, which a test compares with the paths here.
 */
@Controller
@ConditionalOnWebApplication
class ClientPage {

	private final String html;

	private final String policy;

	ClientPage(ClientFiles files, JsonMapper json) {
		String importMap = json.writeValueAsString(Map.of("imports", files.importMap()));
		this.html = template()
			.replace("{stylesheets}", lines(files.stylesheets(), "<link rel=\"stylesheet\" href=\"%s\">"::formatted))
			.replace("{scheme}", files.path("app/scheme-start.js"))
			.replace("{importMap}", importMap)
			.replace("{preloads}",
					lines(files.withImports("app/main.js", "app/views/public-page.js"),
							"<link rel=\"modulepreload\" href=\"%s\">"::formatted))
			.replace("{main}", files.path("app/main.js"));
		this.policy = "default-src 'none'; script-src 'self' 'sha256-%s'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
			.formatted(
					Base64.getEncoder().encodeToString(ClientFiles.sha256(importMap.getBytes(StandardCharsets.UTF_8))));
	}

	@GetMapping({
			// One line a route, as in routes.js.
			"/", //
			"/years/{year:\\d{4}}", //
			"/return", //
			"/return/{year:\\d{4}}", //
			"/sign-in", //
			"/account", //
			"/dashboards", //
			"/dashboards/{view:uptake|quality|downloads|sessions|indicators}", //
			"/review", //
			"/review/{year:\\d{4}}", //
			"/review/{year:\\d{4}}/{country:[A-Z]{2}}", //
			"/admin", //
			"/admin/modules", //
			"/admin/years", //
			"/admin/indicators", //
			"/admin/imports", //
			"/admin/accounts", //
			"/admin/audit", //
			"/survey/{module}", //
			"/take-back", //
			"/download/{module}" })
	ResponseEntity<String> page() {
		return ResponseEntity.ok().headers(headers()).body(this.html);
	}

	HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
		headers.setCacheControl(CacheControl.noCache());
		headers.set("Content-Security-Policy", this.policy);
		return headers;
	}

	String html() {
		return this.html;
	}

	private static String template() {
		try {
			return new ClassPathResource("index.html", ClientPage.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String lines(List<String> paths, Function<String, String> element) {
		return paths.stream().map(element).collect(Collectors.joining("\n  "));
	}

}
