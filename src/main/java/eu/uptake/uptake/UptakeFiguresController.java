package eu.uptake.uptake;

import java.util.List;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.uptake.UptakeRows.ClassEquivalent;
import eu.uptake.uptake.UptakeRows.CountryUptake;
import eu.uptake.uptake.UptakeRows.ModuleUptake;
import eu.uptake.uptake.UptakeRows.UptakeCell;
import eu.uptake.uptake.UptakeRows.UptakeTotals;
import eu.uptake.uptake.UptakeRows.YearUptake;

/**
 * The aggregates of {@code graphql/figures.graphqls}. They are open to all, since each
 * counts only what the one who asks may see.
 */
@Controller
@EnableConfigurationProperties(ClassEquivalentProperties.class)
class UptakeFiguresController {

	private final UptakeFigures figures;

	private final ClassEquivalentProperties classEquivalent;

	UptakeFiguresController(UptakeFigures figures, ClassEquivalentProperties classEquivalent) {
		this.figures = figures;
		this.classEquivalent = classEquivalent;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	UptakeTotals uptakeTotals(@Argument UptakeFilter filter) {
		return this.figures.totals(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<CountryUptake> uptakeByCountry(@Argument UptakeFilter filter) {
		return this.figures.byCountry(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<ModuleUptake> uptakeByModule(@Argument UptakeFilter filter) {
		return this.figures.byModule(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<YearUptake> uptakeByYear(@Argument UptakeFilter filter) {
		return this.figures.byYear(filter);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<UptakeCell> uptakeByModuleAndCountry(@Argument UptakeFilter filter) {
		return this.figures.byModuleAndCountry(filter);
	}

	@SchemaMapping
	ClassEquivalent classEquivalent(UptakeTotals totals) {
		return ClassEquivalent.of(totals, this.classEquivalent);
	}

}
