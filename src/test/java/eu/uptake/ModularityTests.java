package eu.uptake;

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
	void everyFeatureDeclaresItsDependenciesAndItsNullness() throws ClassNotFoundException {
		for (ApplicationModule module : this.modules) {
			Class<?> info = Class.forName(module.getBasePackage().getName() + ".package-info");
			assertThat(info).as(module.getBasePackage().getName())
				.hasAnnotations(NullMarked.class, org.springframework.modulith.ApplicationModule.class);
		}
	}

}
