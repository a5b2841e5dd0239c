package eu.uptake.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

import eu.uptake.contract.Rejection;
import eu.uptake.indicator.IndicatorInputs.DefineIndicatorInput;
import eu.uptake.indicator.IndicatorInputs.IndicatorPayload;
import eu.uptake.indicator.IndicatorInputs.RecordIndicatorValueInput;
import eu.uptake.indicator.IndicatorRows.IndicatorRow;

/**
 * {@code graphql/indicator.graphqls}. Indicators are open to all, with the values that
 * the one who asks may see.
 */
@Controller
class IndicatorController {

	private final IndicatorFigures figures;

	private final IndicatorKeeping keeping;

	private final IndicatorUpdates updates;

	IndicatorController(IndicatorFigures figures, IndicatorKeeping keeping, IndicatorUpdates updates) {
		this.figures = figures;
		this.keeping = keeping;
		this.updates = updates;
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<IndicatorRow> indicators(@Argument int year, @Argument @Nullable Integer objective,
			@Argument @Nullable Boolean computed) {
		return this.figures.list(year, objective, computed);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	@Nullable IndicatorRow indicator(@Argument String code) {
		return this.figures.find(code);
	}

	@BatchMapping(typeName = "Indicator")
	Map<IndicatorRow, @Nullable List<IndicatorChange>> changes(List<IndicatorRow> indicators) {
		Map<String, List<IndicatorChange>> changes = this.figures
			.changes(indicators.stream().map(IndicatorRow::code).toList());
		Map<IndicatorRow, @Nullable List<IndicatorChange>> found = new HashMap<>();
		indicators.forEach((each) -> found.put(each, changes.get(each.code())));
		return found;
	}

	@SchemaMapping
	@Nullable Integer year(IndicatorChange change) {
		return change.year();
	}

	@SchemaMapping
	String summary(IndicatorChange change) {
		return change.summary();
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	IndicatorPayload defineIndicator(@Argument DefineIndicatorInput input) {
		return Rejection.answer(() -> this.figures.row(this.keeping.define(input)), IndicatorPayload::new);
	}

	@MutationMapping
	@PreAuthorize("hasRole('TAXUD')")
	IndicatorPayload recordIndicatorValue(@Argument RecordIndicatorValueInput input) {
		return Rejection.answer(() -> this.figures.row(this.keeping.record(input)), IndicatorPayload::new);
	}

	@SubscriptionMapping
	@PreAuthorize("isAuthenticated()")
	Flux<IndicatorUpdate> indicatorChanged(@Argument int year, @Argument @Nullable String code,
			GraphQLContext context) {
		return this.updates.open(year, code, context);
	}

}
