package eu.uptake;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QuickLoaderTests {

	@TempDir
	private Path folder;

	@Test
	void onlyTheClassesAndTheLibrariesNamedAreSearched() throws Exception {
		try (URLClassLoader usual = new URLClassLoader(new URL[] { jar("BOOT-INF/lib/other-1.0.jar"),
				jar("BOOT-INF/lib/wanted-extra-1.0.jar"), jar("BOOT-INF/lib/wanted-1.0.jar"), jar("classes.jar") },
				getClass().getClassLoader())) {
			ClassLoader quick = QuickLoader.of(usual, "wanted-extra");
			assertThat(quick.getResource("in-wanted-extra-1.0.jar")).isNotNull();
			assertThat(quick.getResource("in-classes.jar")).isNotNull();
			assertThat(quick.getResource("in-other-1.0.jar")).isNull();
			assertThat(quick.getResource("in-wanted-1.0.jar")).isNull();
		}
	}

	@Test
	void aClassThatNoneOfThemHasIsLoadedAsUsual() throws Exception {
		try (URLClassLoader usual = new URLClassLoader(new URL[0], getClass().getClassLoader())) {
			ClassLoader quick = QuickLoader.of(usual);
			assertThat(quick.loadClass(QuickLoaderTests.class.getName())).isSameAs(QuickLoaderTests.class);
			assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> quick.loadClass("eu.uptake.None"));
		}
	}

	@Test
	void outsideTheJarClassesAreLoadedAsUsual() {
		ClassLoader usual = ClassLoader.getPlatformClassLoader();
		assertThat(QuickLoader.of(usual, "wanted")).isSameAs(usual);
	}

	private URL jar(String name) throws IOException {
		Path file = this.folder.resolve(name);
		Files.createDirectories(file.getParent());
		try (OutputStream output = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(output)) {
			jar.putNextEntry(new ZipEntry("in-" + file.getFileName()));
			jar.write("content".getBytes(StandardCharsets.UTF_8));
		}
		return file.toUri().toURL();
	}

}
