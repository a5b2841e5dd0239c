package eu.uptake.country;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Repository;

import eu.uptake.contract.BadArgument;
import eu.uptake.fresh.Recent;
import eu.uptake.fresh.StoreWrites;

/**
 * The countries of the programme, few enough to be read whole.
 */
@Repository
public class Countries {

	private final MongoOperations mongo;

	private final Recent<List<Country>> all;

	Countries(MongoOperations mongo, StoreWrites writes) {
		this.mongo = mongo;
		this.all = new Recent<>(writes, "countries", this::read);
	}

	private List<Country> read() {
		return this.mongo.findAll(Country.class)
			.stream()
			.sorted(Comparator.comparingInt(Country::protocolOrder))
			.toList();
	}

	/**
	 * All countries of all years.
	 * @return them in protocol order
	 */
	public List<Country> all() {
		return this.all.get();
	}

	public List<Country> participatingIn(int year) {
		return all().stream().filter((country) -> country.participatesIn(year)).toList();
	}

	public Optional<Country> find(String code) {
		return Optional.ofNullable(this.mongo.findById(CountryCode.normalise(code), Country.class));
	}

	/**
	 * All countries by code, in protocol order.
	 * @return an ordered map
	 */
	public Map<String, Country> byCode() {
		return all().stream()
			.collect(Collectors.toMap(Country::code, Function.identity(), (a, b) -> a, LinkedHashMap::new));
	}

	/**
	 * The countries of records, read once for all of them, and not at all where none has
	 * one.
	 * @param <T> the records' type
	 * @param records the records
	 * @param code a record's country, or null for none
	 * @return each record's country, or null where there is none
	 */
	public <T> Map<T, @Nullable Country> of(Collection<T> records, Function<? super T, @Nullable String> code) {
		boolean any = records.stream().anyMatch((each) -> code.apply(each) != null);
		Map<String, Country> byCode = any ? byCode() : Map.of();
		// In a list with gaps all records would be without.
		Map<T, @Nullable Country> found = new HashMap<>();
		records.forEach((each) -> found.put(each, byCode.get(String.valueOf(code.apply(each)))));
		return found;
	}

	/**
	 * A country's code as the EU writes it.
	 * @param code the code in either case; GR and GB are read as EL and UK
	 * @return the code, or what was given where it looks like none
	 */
	public static String normalise(String code) {
		return CountryCode.normalise(code);
	}

	/**
	 * Refuses a filter that names a country nobody knows: it would answer 0 to a typo.
	 * @param argument the filter's place in the arguments
	 * @param codes the codes asked for, or null for all
	 * @throws BadArgument if there is no such country
	 */
	public void check(String argument, @Nullable Collection<String> codes) {
		if (codes == null || codes.isEmpty()) {
			return;
		}
		Map<String, Country> known = byCode();
		for (String code : codes) {
			if (!known.containsKey(code)) {
				throw new BadArgument(argument, "there is no country \"%s\"", code);
			}
		}
	}

}
