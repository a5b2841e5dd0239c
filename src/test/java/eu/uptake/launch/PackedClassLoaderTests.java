package eu.uptake.launch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PackedClassLoaderTests {

	private static final String PATH = PackedClassLoaderTests.class.getName().replace('.', '/') + ".class";

	@TempDir
	private Path folder;

	@Test
	void theApplicationsClassesComeBeforeTheLibraries() throws Exception {
		ClassLoader loader = loader(Map.of("BOOT-INF/classes/" + PATH, ownClass(), "BOOT-INF/lib/wanted-1.0.jar",
				zip(Map.of(PATH, bytes("no class")))), "wanted-");
		Class<?> loaded = loader.loadClass(PackedClassLoaderTests.class.getName());
		assertThat(loaded).isNotSameAs(PackedClassLoaderTests.class);
		assertThat(loaded.getClassLoader()).isSameAs(loader);
	}

	@Test
	void aLibrarysClassesAndFilesAreFoundInTheJarWithinTheJar() throws Exception {
		ClassLoader loader = loader(
				Map.of("BOOT-INF/lib/first-1.0.jar", zip(Map.of("a.txt", bytes("first"))),
						"BOOT-INF/lib/second-2.0.jar", zip(Map.of("a.txt", bytes("second"), PATH, ownClass()))),
				"first-", "second-");
		assertThat(text(loader, "a.txt")).isEqualTo("first");
		assertThat(loader.loadClass(PackedClassLoaderTests.class.getName()).getClassLoader()).isSameAs(loader);
	}

	@Test
	void whatNoneOfTheLibrariesNamedHasIsNotFound() throws Exception {
		ClassLoader loader = loader(Map.of("BOOT-INF/lib/wanted-1.0.jar", zip(Map.of("b.txt", bytes("b"))),
				"BOOT-INF/lib/other-1.0.jar", zip(Map.of(PATH, ownClass()))), "wanted-");
		assertThatExceptionOfType(ClassNotFoundException.class)
			.isThrownBy(() -> loader.loadClass(PackedClassLoaderTests.class.getName()));
		assertThat(loader.getResourceAsStream("a.txt")).isNull();
		assertThat(text(loader, "b.txt")).isEqualTo("b");
	}

	@Test
	void aLibraryThatTheJarHasNotIsAnErrorThatNamesIt() throws Exception {
		ClassLoader loader = loader(Map.of("BOOT-INF/classes/a.txt", bytes("a")), "missing-");
		assertThat(text(loader, "a.txt")).isEqualTo("a");
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> loader.getResourceAsStream("b.txt"))
			.withMessageContaining("the jar has no library missing-");
	}

	private ClassLoader loader(Map<String, byte[]> entries, String... libraries) throws IOException {
		Path jar = this.folder.resolve("service.jar");
		Files.write(jar, zip(entries));
		return new PackedClassLoader(jar, List.of(libraries));
	}

	private static String text(ClassLoader loader, String name) throws IOException {
		try (InputStream content = loader.getResourceAsStream(name)) {
			assertThat(content).isNotNull();
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static byte[] ownClass() throws IOException {
		try (InputStream content = PackedClassLoaderTests.class.getResourceAsStream("/" + PATH)) {
			return content.readAllBytes();
		}
	}

	private static byte[] zip(Map<String, byte[]> entries) throws IOException {
		ByteArrayOutputStream output = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(output)) {
			for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
				zip.putNextEntry(new ZipEntry(entry.getKey()));
				zip.write(entry.getValue());
			}
		}
		return output.toByteArray();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
