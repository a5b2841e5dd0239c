package eu.uptake.launch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import org.jspecify.annotations.Nullable;

/**
 * Loads the application's classes and those of a few libraries from Spring Boot's jar. A
 * library is unpacked into memory, whole, when the ones before it do not have what is
 * looked for.
 */
final class PackedClassLoader extends ClassLoader {

	private static final String CLASSES = "BOOT-INF/classes/";

	private static final String LIBRARIES = "BOOT-INF/lib/";

	private final ZipFile jar;

	private final Queue<String> packed;

	private final Map<String, byte[]> unpacked = new HashMap<>();

	/**
	 * Makes a loader.
	 * @param jar the jar; it stays open
	 * @param libraries what the libraries' file names begin with, the most wanted first
	 * @throws IOException when the jar cannot be read
	 */
	PackedClassLoader(Path jar, List<String> libraries) throws IOException {
		super(getPlatformClassLoader());
		this.jar = new ZipFile(jar.toFile());
		this.packed = new ArrayDeque<>(libraries);
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] content = find(name.replace('.', '/') + ".class");
		if (content == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, content, 0, content.length);
	}

	@Override
	public @Nullable InputStream getResourceAsStream(String name) {
		byte[] content = find(name);
		return (content != null) ? new ByteArrayInputStream(content) : super.getResourceAsStream(name);
	}

	private byte @Nullable [] find(String name) {
		try {
			synchronized (this.unpacked) {
				ZipEntry own = this.jar.getEntry(CLASSES + name);
				if (own != null) {
					return read(own);
				}
				while (!this.unpacked.containsKey(name) && !this.packed.isEmpty()) {
					unpack(this.packed.remove());
				}
				return this.unpacked.get(name);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private byte[] read(ZipEntry entry) throws IOException {
		try (InputStream content = this.jar.getInputStream(entry)) {
			return content.readAllBytes();
		}
	}

	private void unpack(String library) throws IOException {
		ZipEntry file = this.jar.stream()
			.filter((entry) -> entry.getName().startsWith(LIBRARIES + library))
			.findFirst()
			.orElseThrow(() -> new IOException("the jar has no library " + library));
		try (ZipInputStream entries = new ZipInputStream(this.jar.getInputStream(file))) {
			ZipEntry entry = entries.getNextEntry();
			while (entry != null) {
				this.unpacked.put(entry.getName(), entries.readAllBytes());
				entry = entries.getNextEntry();
			}
		}
	}

}
