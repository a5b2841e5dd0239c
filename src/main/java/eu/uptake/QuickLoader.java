package eu.uptake;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;

/**
 * Loads the application's classes once more, and those of a few of its libraries, without
 * searching the others for them: the jar has 160, and opens all that come before the one
 * it looks for. What is in none of the few it loads as usual.
 */
final class QuickLoader extends URLClassLoader {

	private static final String LIBRARIES = "BOOT-INF/lib/";

	private final ClassLoader usual;

	private QuickLoader(URL[] urls, ClassLoader usual) {
		super(urls, ClassLoader.getPlatformClassLoader());
		this.usual = usual;
	}

	/**
	 * Makes a loader.
	 * @param usual the one that loads from the jar; any other is fast enough
	 * @param libraries the libraries' names, without versions
	 * @return the loader, or the usual one outside the jar
	 */
	static ClassLoader of(ClassLoader usual, String... libraries) {
		if (usual instanceof URLClassLoader jar) {
			return new QuickLoader(Arrays.stream(jar.getURLs())
				.filter((url) -> isWanted(url.getPath(), libraries))
				.toArray(URL[]::new), usual);
		}
		return usual;
	}

	private static boolean isWanted(String path, String... libraries) {
		return !path.contains(LIBRARIES)
				|| Arrays.stream(libraries).anyMatch((library) -> path.contains(LIBRARIES + library + "-"));
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		try {
			return super.findClass(name);
		}
		catch (ClassNotFoundException ex) {
			return this.usual.loadClass(name);
		}
	}

}
