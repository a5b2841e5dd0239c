package eu.uptake.country;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code countries.csv}.
 */
@Component
@Order(1)
class CountrySeed implements SeedFile<Country> {

	private static final int LONGEST_NAME = 200;

	private static final int FIRST_YEAR = 1990;

	private static final int LAST_YEAR = 2199;

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
		String name = row.text("name");
		UserError error = Texts.checkLine("name", name, LONGEST_NAME);
		if (error != null) {
			throw row.fail(error.message());
		}
		int from = row.number("participatesFrom");
		Integer until = row.optionalNumber("participatesUntil");
		int protocolOrder = row.number("protocolOrder");
		requireYear(row, "participatesFrom", from);
		if (until != null) {
			requireYear(row, "participatesUntil", until);
			if (until < from) {
				throw row.fail("participatesUntil is before participatesFrom");
			}
		}
		if (protocolOrder < 1) {
			throw row.fail("protocolOrder must be positive");
		}
		return new Country(code, name, row.flag("memberState"), from, until, protocolOrder);
	}

	private static void requireYear(SeedRow row, String column, int year) {
		if (year < FIRST_YEAR || year > LAST_YEAR) {
			throw row.fail("%s must be from %d to %d".formatted(column, FIRST_YEAR, LAST_YEAR));
		}
	}

	@Override
	public String key(Country country) {
		return country.code();
	}

}
