package eu.uptake.download;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DownloadCatalogueTests {

	@Test
	void findsLanguages() {
		assertThat(language("/a_{language}.zip", "/a_EN.zip")).isEqualTo("en");
		assertThat(language("/a_{language}.zip", "/a_eng.zip")).isEqualTo("eng");
		assertThat(language("/a.zip", "/a.zip")).isEqualTo("und");
		assertThat(language("/a_{language}.zip", "/a_e.zip")).isNull();
		assertThat(language("/a_{language}.zip", "/a_engl.zip")).isNull();
		assertThat(language("/a_{language}.zip", "/a_\u00e9\u00e9.zip")).isNull();
	}

	@Test
	void starsStandForAnythingButSlashes() {
		assertThat(language("/*/a*.zip", "/x/a.zip")).isEqualTo("und");
		assertThat(language("/a**b", "/a*xb")).isEqualTo("und");
		assertThat(language("/*.zip", "/x/a.zip")).isNull();
		assertThat(language("/*_{language}*.zip", "/a_de_fr_1.zip")).isEqualTo("fr");
		assertThat(language("/*{language}.zip", "/ucc_en.zip")).isEqualTo("en");
	}

	@Test
	void repeatedPlaceholdersStandForOneLanguage() {
		assertThat(language("/{language}/a_{language}.zip", "/de/a_DE.zip")).isEqualTo("de");
		assertThat(language("/{language}/a_{language}.zip", "/de/a_fr.zip")).isNull();
		assertThat(language("/*{language}*/*{language}*", "/de_fr/x_fr")).isEqualTo("fr");
	}

	@Test
	void percentEncodedLocationsMeanTheirBytes() {
		assertThat(language("/a%20b/%2A.zip", "/a b/*.zip")).isEqualTo("und");
		assertThat(language("/a%20b/%2A.zip", "/a b/c.zip")).isNull();
		assertThat(language("/\u00e9", "/\u00e9")).isEqualTo("und");
	}

	@Test
	void theFirstLocationCounts() {
		DownloadCatalogue catalogue = new DownloadCatalogue(
				List.of(new DownloadLocation("B", "/*.zip"), new DownloadLocation("A", "/a.zip")));
		assertThat(catalogue.find(bytes("/a.zip"))).isEqualTo(new DownloadCatalogue.CourseFile("B", "und"));
	}

	@Test
	void longPathsAreMatchedInLinearTime() {
		String path = "/" + "ab".repeat(2000);
		assertThat(language("/*a*b*a*b*{language}*a*b*{language}*c", path)).isNull();
	}

	@Test
	void locationsNeedACodeAndARootedPath() {
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new DownloadLocation("", "/a"));
		assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new DownloadLocation("A", "a"));
	}

	private static @Nullable String language(String pattern, String path) {
		return new PathPattern(pattern).language(bytes(path));
	}

	private static byte[] bytes(String path) {
		return path.getBytes(StandardCharsets.UTF_8);
	}

}
