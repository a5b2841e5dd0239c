package eu.uptake.country;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

/**
 * {@code graphql/country.graphqls}.
 */
@Controller
class CountryController {

	private final Countries countries;

	CountryController(Countries countries) {
		this.countries = countries;
	}

	@Bean
	static RuntimeWiringConfigurer countryCodeScalar() {
		return (wiring) -> wiring.scalar(CountryCode.SCALAR);
	}

	@QueryMapping
	@PreAuthorize("permitAll()")
	List<Country> countries(@Argument @Nullable Integer participatingIn) {
		return (participatingIn != null) ? this.countries.participatingIn(participatingIn) : this.countries.all();
	}

}
