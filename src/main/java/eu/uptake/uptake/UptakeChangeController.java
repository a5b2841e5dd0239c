package eu.uptake.uptake;

import java.util.List;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.live.LiveStreams;
import eu.uptake.live.StoreChanges;

/**
 * The subscription of {@code graphql/uptake.graphqls}.
 */
@Controller
class UptakeChangeController {

	private final LiveStreams streams;

	private final StoreChanges store;

	private final VisibleReturns returns;

	private final ReportingYears years;

	private final Countries countries;

	UptakeChangeController(LiveStreams streams, StoreChanges store, VisibleReturns returns, ReportingYears years,
			Countries countries) {
		this.streams = streams;
		this.store = store;
		this.returns = returns;
		this.years = years;
		this.countries = countries;
	}

	@SubscriptionMapping
	@PreAuthorize("isAuthenticated()")
	Flux<UptakeChange> uptakeChanged(@Argument int year, @Argument @Nullable String country, GraphQLContext context) {
		List<String> codes = this.countries.participatingIn(year)
			.stream()
			.map(Country::code)
			.filter((code) -> country == null || country.equals(code))
			.toList();
		return this.streams.open(context, new UptakeChanges(year, codes, this.store, this.returns, this.years));
	}

	@SchemaMapping
	@Nullable Country country(UptakeChange change) {
		return this.countries.find(change.country()).orElse(null);
	}

}
