package eu.uptake.web;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.core.env.Environment;
import org.springframework.test.context.junit.jupiter.SpringExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Debian's Chromium on the started service. After each test it is asserted that no page
 * wrote an error to its console, broke the page's policy or asked another origin for
 * anything. Where there is no browser the tests are skipped and say so; with {@code CI}
 * set they fail.
 */
public final class Browser implements BeforeAllCallback, AfterEachCallback, ParameterResolver {

	private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"),
			Path.of("/usr/bin/google-chrome"));

	private com.microsoft.playwright.Browser chromium;

	private URI base;

	private final List<BrowserContext> contexts = new ArrayList<>();

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	private final List<String> expected = new ArrayList<>();

	@Override
	public void beforeAll(ExtensionContext test) {
		Optional<Path> executable = executable();
		if (executable.isEmpty()) {
			String words = "No browser: install chromium (or name one in UPTAKE_TEST_BROWSER) to run "
					+ test.getDisplayName();
			System.out.println(words);
			assertThat(System.getenv("CI")).as(words).isNull();
			Assumptions.abort(words);
		}
		// One for all classes: each test has contexts of its own.
		this.chromium = test.getRoot()
			.getStore(ExtensionContext.Namespace.create(Browser.class))
			.computeIfAbsent(executable.get(), Chromium::start, Chromium.class)
			.browser();
	}

	private static Optional<Path> executable() {
		String named = System.getenv("UPTAKE_TEST_BROWSER");
		return ((named != null) ? Stream.of(Path.of(named)) : PLACES.stream()).filter(Files::isExecutable).findFirst();
	}

	/**
	 * A page of somebody who isn't signed in.
	 * @return a page of 1440 by 1000 pixels, in English, with nothing opened
	 */
	public Page anonymous() {
		return page(new com.microsoft.playwright.Browser.NewContextOptions());
	}

	/**
	 * A page in a context of its own.
	 * @param options what differs from {@link #anonymous()}
	 * @return the page, with nothing opened
	 */
	public Page page(com.microsoft.playwright.Browser.NewContextOptions options) {
		if (options.locale == null) {
			options.setLocale("en-GB");
		}
		if (options.viewportSize == null) {
			options.setViewportSize(1440, 1000);
		}
		// A colour on its way to another one is neither.
		options.setReducedMotion(ReducedMotion.REDUCE);
		BrowserContext context = this.chromium.newContext(options.setBaseURL(this.base.toString()));
		this.contexts.add(context);
		context.addInitScript("addEventListener('securitypolicyviolation',"
				+ " (event) => console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI))");
		context.onConsoleMessage(this::hear);
		context.onWebError((error) -> this.complaints.add(error.error()));
		context.onRequest((request) -> {
			URI uri = URI.create(request.url());
			if (uri.getScheme().startsWith("http") && !this.base.getAuthority().equals(uri.getAuthority())) {
				this.complaints.add("asked " + uri);
			}
		});
		return context.newPage();
	}

	/**
	 * A page of somebody who is signed in.
	 * @param username a demo account's name
	 * @return the page, with nothing opened
	 */
	public Page as(String username) {
		Page page = anonymous();
		signIn(page, username);
		return page;
	}

	/**
	 * Signs in without the form, as far as the service is concerned.
	 * @param page the page whose context signs in
	 * @param username a demo account's name
	 */
	public void signIn(Page page, String username) {
		page.request().head("/");
		int status = page.request()
			.post("/login",
					RequestOptions.create()
						.setHeader("X-XSRF-TOKEN", cookie(page, "XSRF-TOKEN"))
						.setForm(com.microsoft.playwright.options.FormData.create()
							.set("username", username)
							.set("password", "demo")))
			.status();
		assertThat(status).isEqualTo(204);
	}

	private static String cookie(Page page, String name) {
		return page.context()
			.cookies()
			.stream()
			.filter((cookie) -> cookie.name.equals(name))
			.map((cookie) -> cookie.value)
			.findFirst()
			.orElseThrow();
	}

	/**
	 * Asserts that axe finds nothing on the page as it stands, in the light and in the
	 * dark scheme.
	 * @param page the page
	 */
	public void assertAccessible(Page page) {
		assertFindsNothing(ColorScheme.LIGHT,
				axe(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")));
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
		// Nothing but the colours differs.
		assertFindsNothing(ColorScheme.DARK, axe(page).withRules(List.of("color-contrast")));
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
	}

	// Nothing but what it finds is asked for, and no second page to put frames' results
	// together: there are no frames.
	private static AxeBuilder axe(Page page) {
		AxeRunOptions options = new AxeRunOptions();
		options.setResultTypes(List.of("violations"));
		return new AxeBuilder(page).options(options).setLegacyMode(true);
	}

	private static void assertFindsNothing(ColorScheme scheme, AxeBuilder axe) {
		assertThat(axe.analyze().getViolations()).as(scheme.name())
			.extracting((rule) -> rule.getId() + ": "
					+ rule.getNodes().stream().map((node) -> node.getHtml() + " " + node.getFailureSummary()).toList())
			.isEmpty();
	}

	/**
	 * Asserts of elements, waiting for it to become true.
	 * @param elements the elements
	 * @return what can be asserted
	 */
	public LocatorAssertions expect(Locator elements) {
		return PlaywrightAssertions.assertThat(elements);
	}

	/**
	 * Asserts of a page, waiting for it to become true.
	 * @param page the page
	 * @return what can be asserted
	 */
	public PageAssertions expect(Page page) {
		return PlaywrightAssertions.assertThat(page);
	}

	/**
	 * Lets one complaint of the console pass: such as that of a request refused on
	 * purpose.
	 * @param part a part of what it says
	 */
	public void expectComplaint(String part) {
		this.expected.add(part);
	}

	private void hear(ConsoleMessage message) {
		if (List.of("error", "warning").contains(message.type())) {
			this.complaints.add(message.text());
		}
	}

	@Override
	public void afterEach(ExtensionContext test) {
		this.contexts.forEach(BrowserContext::close);
		this.contexts.clear();
		List<String> left = new ArrayList<>(this.complaints);
		this.expected.forEach((part) -> left.stream()
			.filter((complaint) -> complaint.contains(part))
			.findFirst()
			.ifPresent(left::remove));
		this.complaints.clear();
		this.expected.clear();
		assertThat(left).as("complaints of the browser").isEmpty();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		return parameter.getParameter().getType() == Browser.class;
	}

	@Override
	public Browser resolveParameter(ParameterContext parameter, ExtensionContext test) {
		Environment environment = SpringExtension.getApplicationContext(test).getEnvironment();
		this.base = URI.create("http://127.0.0.1:" + environment.getProperty("local.server.port"));
		return this;
	}

	private record Chromium(Playwright playwright, com.microsoft.playwright.Browser browser) implements AutoCloseable {

		static Chromium start(Path executable) {
			Playwright playwright = Playwright
				.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
			return new Chromium(playwright,
					playwright.chromium()
						.launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
							.setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking",
									"--disable-component-update", "--disable-sync", "--no-first-run"))));
		}

		@Override
		public void close() {
			this.playwright.close();
		}

	}

}
