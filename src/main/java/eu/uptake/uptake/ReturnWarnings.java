package eu.uptake.uptake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.uptake.WarningRules.Context;

/**
 * The warnings on returns. They are worked out when they are read, from the returns that
 * are submitted or accepted at that moment.
 */
@Component
@EnableConfigurationProperties(WarningProperties.class)
class ReturnWarnings {

	private static final Set<ReturnStatus> COMPARED = Set.of(ReturnStatus.SUBMITTED, ReturnStatus.ACCEPTED);

	private final NationalReturns returns;

	private final TrainingModules modules;

	private final WarningRules rules;

	ReturnWarnings(NationalReturns returns, TrainingModules modules, WarningProperties properties) {
		this.returns = returns;
		this.modules = modules;
		this.rules = new WarningRules(properties);
	}

	List<ReturnWarning> on(NationalReturn current) {
		return on(List.of(current)).getOrDefault(current, List.of());
	}

	/**
	 * Works out the warnings on some returns, in a number of queries that doesn't depend
	 * on how many there are.
	 * @param currents the returns
	 * @return the warnings on each, in order of module and code
	 */
	Map<NationalReturn, List<ReturnWarning>> on(Collection<NationalReturn> currents) {
		if (currents.isEmpty()) {
			return Map.of();
		}
		Set<Integer> years = currents.stream().map(NationalReturn::year).collect(Collectors.toCollection(TreeSet::new));
		Set<String> before = currents.stream()
			.map((current) -> NationalReturn.id(current.country(), current.year() - 1))
			.collect(Collectors.toCollection(TreeSet::new));
		List<NationalReturn> compared = this.returns
			.find(new Criteria().andOperator(Criteria.where("status").in(COMPARED),
					new Criteria().orOperator(Criteria.where("year").in(years), Criteria.where("_id").in(before))));
		Map<String, NationalReturn> byId = compared.stream()
			.collect(Collectors.toMap(NationalReturn::id, (each) -> each));
		Collection<TrainingModule> catalogue = this.modules.all().values();
		Map<NationalReturn, List<ReturnWarning>> warnings = new HashMap<>();
		for (NationalReturn current : currents) {
			Context context = new Context(byId.get(NationalReturn.id(current.country(), current.year() - 1)),
					others(current, compared), available(catalogue, current.year()));
			warnings.put(current, this.rules.apply(current, context));
		}
		return warnings;
	}

	private static Map<String, List<Integer>> others(NationalReturn current, List<NationalReturn> compared) {
		Map<String, List<Integer>> others = new HashMap<>();
		for (NationalReturn other : compared) {
			if (other.year() == current.year() && !other.country().equals(current.country())) {
				for (Uptake uptake : other.uptakes()) {
					if (uptake.trainees() != null) {
						others.computeIfAbsent(uptake.module(), (module) -> new ArrayList<>()).add(uptake.trainees());
					}
				}
			}
		}
		return others;
	}

	private static Set<String> available(Collection<TrainingModule> catalogue, int year) {
		return catalogue.stream()
			.filter((module) -> module.availableIn(year))
			.map(TrainingModule::code)
			.collect(Collectors.toCollection(HashSet::new));
	}

}
