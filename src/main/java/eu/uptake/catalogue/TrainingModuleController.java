package eu.uptake.catalogue;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.catalogue.TrainingModuleInputs.DefineTrainingModuleInput;
import eu.uptake.catalogue.TrainingModuleInputs.RetireTrainingModuleInput;
import eu.uptake.catalogue.TrainingModuleInputs.TrainingModulePayload;
import eu.uptake.contract.BadArgument;
import eu.uptake.contract.Connection;
import eu.uptake.contract.PageRequest;
import eu.uptake.contract.Rejection;

/**
 * {@code graphql/catalogue.graphqls}.
 */
@Controller
@EnableConfigurationProperties(CatalogueProperties.class)
class TrainingModuleController {

	private final TrainingModules modules;

	private final CatalogueKeeping keeping;

	private final CatalogueProperties properties;

	TrainingModuleController(TrainingModules modules, CatalogueKeeping keeping, CatalogueProperties properties) {
		this.modules = modules;
		this.keeping = keeping;
		this.properties = properties;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	@Nullable TrainingModule trainingModule(@Argument String code) {
		return this.modules.find(code).orElse(null);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	Connection<TrainingModule> trainingModules(@Argument @Nullable TrainingModuleFilter filter,
			@Argument @Nullable Integer first, @Argument @Nullable String after) {
		TrainingModuleFilter selected = (filter != null) ? filter : TrainingModuleFilter.ALL;
		checkYear("filter.availableIn", selected.availableIn());
		checkYear("filter.producedBy", selected.producedBy());
		return this.modules.page(selected, PageRequest.of(first, after));
	}

	private static void checkYear(String argument, @Nullable Integer year) {
		if (year != null && (year < 1 || year > 9999)) {
			throw new BadArgument(argument, "must be a year");
		}
	}

	@SchemaMapping
	List<ModuleDownload> downloads(TrainingModule module) {
		return ModuleDownload.of(module, this.properties.publicSite());
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	TrainingModulePayload defineTrainingModule(@Argument DefineTrainingModuleInput input) {
		return Rejection.answer(() -> this.keeping.define(input), TrainingModulePayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	TrainingModulePayload retireTrainingModule(@Argument RetireTrainingModuleInput input) {
		return Rejection.answer(() -> this.keeping.retire(input), TrainingModulePayload::new);
	}

}
