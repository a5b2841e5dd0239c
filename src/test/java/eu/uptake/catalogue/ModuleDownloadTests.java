package eu.uptake.catalogue;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ModuleDownloadTests {

	@ParameterizedTest
	@CsvSource({ "/a/{language}/b.zip, /a/en/b.zip, zip", "/a/{language}/*.7z, /a/en/, 7z",
			"/a/{language}/v*/b.tar.gz, /a/en/, gz", "/a/{language}-*.zip, /a/, zip", "/a/{language}/*, /a/en/, ''" })
	void aPlaceIsTheFileOrTheFolderThatItsNameIsOpenIn(String pattern, String path, String format) {
		assertThat(ModuleDownload.of(module(pattern), URI.create("https://training.example/")))
			.containsExactly(new ModuleDownload("en", format.isEmpty() ? List.of() : List.of(format), path,
					"https://training.example" + path));
	}

	@Test
	void aModuleWithoutLocationsIsDownloadedNowhere() {
		assertThat(ModuleDownload.of(module(), null)).isEmpty();
	}

	@Test
	void theSiteIsAWebAddress() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new CatalogueProperties(URI.create("javascript:alert(1)")))
			.withMessageContaining("public-site");
	}

	private static TrainingModule module(String... paths) {
		return new TrainingModule("REX", 1, "Registered exporters", "General", null, null, List.of("en"),
				LocalDate.of(2016, 1, 1), null, List.of(paths));
	}

}
