package eu.uptake.country;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code countries.csv}.
 */
@Component
@Order(1)
class CountrySeed implements SeedFile<Country> {

	@Override
	public String name() {
		return "countries.csv";
	}

	@Override
	public Country read(SeedRow row, SeedData earlier) {
		String code = row.text("code");
		if (!code.matches("[A-Z]{2}") || !code.equals(CountryCode.normalise(code))) {
			throw row.fail("code must be the EU's two-letter code, not \"%s\"".formatted(code));
		}
		return new Country(code, row.text("name"), row.flag("memberState"), row.number("participatesFrom"),
				row.optionalNumber("participatesUntil"), row.number("protocolOrder"));
	}

	@Override
	public String key(Country country) {
		return country.code();
	}

}
