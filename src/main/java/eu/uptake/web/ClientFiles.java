package eu.uptake.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.util.StringUtils;

/**
 * The web client's files under the names they are asked for by: each carries a hash of
 * its content, so that it may be kept for ever. Modules name each other, and the
 * libraries, by specifiers, which the page's import map translates.
 */
class ClientFiles {

	private static final String FOLDER = "static/app/";

	private static final List<Library> LIBRARIES = List.of(
			new Library("vue", "org.webjars.npm", "webjars/vue/%s/dist/vue.runtime.esm-browser.prod.js"),
			new Library("vue-i18n", "org.webjars.npm", "webjars/vue-i18n/%s/dist/vue-i18n.esm-browser.prod.js"),
			new Library("echarts", "org.mvnpm", "_static/echarts/%s/dist/echarts.esm.min.js"));

	private static final Pattern IMPORT = Pattern.compile("^import [^;]*?'([^']+)';", Pattern.MULTILINE);

	private final SortedMap<String, String> names = new TreeMap<>();

	private final Map<String, Resource> resources = new HashMap<>();

	private final Map<String, List<String>> imports = new HashMap<>();

	private final List<String> sources = new ArrayList<>();

	ClientFiles() {
		try {
			PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
			for (Resource resource : resolver.getResources("classpath:" + FOLDER + "**/*.*")) {
				String url = resource.getURL().toString();
				add("app/" + url.substring(url.lastIndexOf(FOLDER) + FOLDER.length()), resource);
			}
			for (Library library : LIBRARIES) {
				add(library.name(), library.file());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void add(String specifier, Resource resource) throws IOException {
		byte[] content = resource.getContentAsByteArray();
		String file = specifier.startsWith("app/") ? specifier.substring("app/".length()) : "lib/" + specifier + ".js";
		String ending = "." + StringUtils.getFilenameExtension(file);
		String name = StringUtils.stripFilenameExtension(file) + "-" + HexFormat.of().formatHex(sha256(content), 0, 6)
				+ ending;
		this.names.put(specifier, name);
		this.resources.put(name, resource);
		if (ending.equals(".js") && specifier.startsWith("app/")) {
			String source = new String(content, StandardCharsets.UTF_8);
			this.sources.add(source);
			this.imports.put(specifier, IMPORT.matcher(source).results().map((found) -> found.group(1)).toList());
		}
	}

	/**
	 * A file.
	 * @param name its name with the hash, below {@code /app/}
	 * @return the file, or null if there is none of that content
	 */
	@Nullable Resource find(String name) {
		return this.resources.get(name);
	}

	/**
	 * The text of the client's own modules.
	 * @return the sources, as the browser gets them
	 */
	List<String> sources() {
		return List.copyOf(this.sources);
	}

	/**
	 * The path of each specifier that may be imported or resolved.
	 * @return paths by specifier, sorted
	 */
	SortedMap<String, String> importMap() {
		SortedMap<String, String> paths = new TreeMap<>();
		this.names.keySet()
			.stream()
			.filter((specifier) -> !specifier.endsWith(".css"))
			.forEach((specifier) -> paths.put(specifier, path(specifier)));
		return paths;
	}

	/**
	 * The path of a file.
	 * @param specifier the file's specifier, such as {@code app/main.js}
	 * @return the path with the hash
	 * @throws IllegalArgumentException if there is no such file
	 */
	String path(String specifier) {
		String name = this.names.get(specifier);
		if (name == null) {
			throw new IllegalArgumentException("The web client has no " + specifier);
		}
		return "/app/" + name;
	}

	/**
	 * The stylesheets in the order in which they apply: the tokens first, then what is
	 * shared, then the pages'.
	 * @return their paths
	 */
	List<String> stylesheets() {
		List<String> first = List.of("app/tokens.css", "app/base.css", "app/controls.css");
		return this.names.keySet()
			.stream()
			.filter((specifier) -> specifier.endsWith(".css"))
			.sorted(Comparator.comparingInt((specifier) -> Math.floorMod(first.indexOf(specifier), 4)))
			.map(this::path)
			.toList();
	}

	/**
	 * The modules that others need before they can run.
	 * @param specifiers the modules
	 * @return the paths of these and of all that they import, directly or not
	 */
	List<String> withImports(String... specifiers) {
		Set<String> found = new LinkedHashSet<>();
		List<String> left = new ArrayList<>(List.of(specifiers));
		while (!left.isEmpty()) {
			String specifier = left.remove(0);
			if (found.add(specifier)) {
				left.addAll(this.imports.getOrDefault(specifier, List.of()));
			}
		}
		return found.stream().map(this::path).toList();
	}

	static byte[] sha256(byte[] content) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(content);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private record Library(String name, String group, String path) {

		Resource file() throws IOException {
			Properties artifact = PropertiesLoaderUtils.loadProperties(
					new ClassPathResource("META-INF/maven/%s/%s/pom.properties".formatted(this.group, this.name)));
			return new ClassPathResource("META-INF/resources/" + this.path.formatted(artifact.getProperty("version")));
		}

	}

}
