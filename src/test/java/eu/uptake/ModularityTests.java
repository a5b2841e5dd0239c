package eu.uptake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

import static org.assertj.core.api.Assertions.assertThat;

class ModularityTests {

	private final ApplicationModules modules = ApplicationModules.of(UptakeApplication.class);

	@Test
	void featuresDependOnlyOnWhatTheyDeclare() {
		this.modules.verify();
	}

	@Test
	void everyFeatureDeclaresItsDependenciesAndItsNullness() {
		for (ApplicationModule module : this.modules) {
			assertThat(info(module)).as(module.getBasePackage().getName())
				.hasAnnotations(NullMarked.class, org.springframework.modulith.ApplicationModule.class);
		}
	}

	@Test
	void thePictureInTheReadmeShowsTheDeclaredDependencies() throws IOException {
		List<String> drawn = Files.readAllLines(Path.of("README.md"))
			.stream()
			.map(String::strip)
			.filter((line) -> line.matches("\\w+ --> \\w+"))
			.toList();
		List<String> declared = new ArrayList<>();
		for (ApplicationModule module : this.modules) {
			String name = module.getIdentifier().toString();
			for (String target : info(module).getAnnotation(org.springframework.modulith.ApplicationModule.class)
				.allowedDependencies()) {
				declared.add(name + " --> " + target);
			}
		}
		assertThat(drawn).containsExactlyInAnyOrderElementsOf(declared);
	}

	private static Class<?> info(ApplicationModule module) {
		try {
			return Class.forName(module.getBasePackage().getName() + ".package-info");
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
