package eu.uptake.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Changes;
import eu.uptake.contract.BadArgument;
import eu.uptake.contract.Connection;
import eu.uptake.contract.PageRequest;
import eu.uptake.fresh.Recent;
import eu.uptake.fresh.StoreWrites;

/**
 * The modules of the catalogue.
 */
@Repository
public class TrainingModules {

	private static final Sort BY_CODE = Sort.by("_id");

	private final MongoOperations mongo;

	private final AuditTrail audit;

	private final Recent<Map<String, TrainingModule>> all;

	TrainingModules(MongoOperations mongo, StoreWrites writes, AuditTrail audit) {
		this.mongo = mongo;
		this.audit = audit;
		this.all = new Recent<>(writes, "modules", () -> Collections.unmodifiableMap(byCode(new Query())));
	}

	public Optional<TrainingModule> find(String code) {
		return Optional.ofNullable(this.mongo.findById(code, TrainingModule.class));
	}

	/**
	 * The whole catalogue.
	 * @return the modules by code, in code order
	 */
	public Map<String, TrainingModule> all() {
		return this.all.get();
	}

	/**
	 * Finds modules by their codes, in one query.
	 * @param codes the codes
	 * @return the modules there are, in code order
	 */
	public Map<String, TrainingModule> byCode(Collection<String> codes) {
		Map<String, TrainingModule> recent = this.all.ifAnonymous();
		if (recent != null) {
			Map<String, TrainingModule> asked = new LinkedHashMap<>(recent);
			asked.keySet().retainAll(Set.copyOf(codes));
			return asked;
		}
		return byCode(Query.query(Criteria.where("_id").in(new TreeSet<>(codes))));
	}

	private Map<String, TrainingModule> byCode(Query query) {
		Map<String, TrainingModule> modules = new LinkedHashMap<>();
		this.mongo.find(query.with(BY_CODE), TrainingModule.class)
			.forEach((module) -> modules.put(module.code(), module));
		return modules;
	}

	/**
	 * The modules a filter selects.
	 * @param codes the codes asked for, or null for all
	 * @param programme the programme asked for, or null for all
	 * @return the codes of the modules that meet both, or null where nothing was asked
	 * @throws BadArgument if there is no such module or programme: a typo would read as 0
	 */
	public @Nullable Collection<String> select(@Nullable Collection<String> codes, @Nullable String programme) {
		if (codes == null && programme == null) {
			return null;
		}
		if (codes != null) {
			Collection<String> known = byCode(codes).keySet();
			for (String code : codes) {
				if (!known.contains(code)) {
					throw new BadArgument("filter.modules", "there is no module \"%s\"", code);
				}
			}
		}
		if (programme == null) {
			return codes;
		}
		List<String> ofProgramme = all().values()
			.stream()
			.filter((module) -> module.programme().equals(programme))
			.map(TrainingModule::code)
			.toList();
		if (ofProgramme.isEmpty()) {
			throw new BadArgument("filter.programme", "there is no programme \"%s\"", programme);
		}
		return (codes != null) ? ofProgramme.stream().filter(codes::contains).toList() : ofProgramme;
	}

	Connection<TrainingModule> page(TrainingModuleFilter filter, PageRequest page) {
		List<Criteria> criteria = criteria(filter);
		List<Criteria> afterKey = new ArrayList<>(criteria);
		if (page.afterKey() != null) {
			afterKey.add(Criteria.where("_id").gt(page.afterKey()));
		}
		List<TrainingModule> found = this.mongo.find(query(afterKey).with(BY_CODE).limit(page.first() + 1),
				TrainingModule.class);
		return Connection.of(page, found, TrainingModule::code,
				() -> this.mongo.count(query(criteria), TrainingModule.class));
	}

	private static List<Criteria> criteria(TrainingModuleFilter filter) {
		List<Criteria> criteria = new ArrayList<>();
		if (filter.codes() != null) {
			criteria.add(Criteria.where("_id").in(filter.codes()));
		}
		if (filter.programme() != null) {
			criteria.add(Criteria.where("programme").is(filter.programme()));
		}
		if (filter.level() != null) {
			criteria.add(Criteria.where("level").is(filter.level()));
		}
		if (filter.language() != null) {
			criteria.add(Criteria.where("languages").is(filter.language()));
		}
		if (filter.availableIn() != null) {
			criteria.add(Criteria.where("producedOn").lt(startOf(filter.availableIn() + 1)));
			criteria.add(new Criteria().orOperator(Criteria.where("retiredOn").is(null),
					Criteria.where("retiredOn").gte(startOf(filter.availableIn()))));
		}
		if (filter.producedBy() != null) {
			criteria.add(Criteria.where("producedOn").lt(startOf(filter.producedBy() + 1)));
		}
		return criteria;
	}

	private static LocalDate startOf(int year) {
		return LocalDate.ofYearDay(year, 1);
	}

	private static Query query(List<Criteria> criteria) {
		return criteria.isEmpty() ? new Query() : new Query(new Criteria().andOperator(criteria));
	}

	/**
	 * Adds a module.
	 * @param module the new module
	 * @return false if the code is taken
	 */
	boolean add(TrainingModule module) {
		this.audit.writing(Changes.between(null, module, "version"));
		try {
			this.mongo.insert(module);
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/**
	 * Replaces a module by its next version.
	 * @param current the module as read
	 * @param next the module as it is to be
	 * @return false if somebody else has been faster
	 */
	boolean replace(TrainingModule current, TrainingModule next) {
		this.audit.writing(Changes.between(current, next, "version"));
		Query previous = Query.query(Criteria.where("_id").is(next.code()).and("version").is(next.version() - 1));
		return this.mongo.findAndReplace(previous, next) != null;
	}

}
