package eu.uptake.uptake;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;

/**
 * The fields of {@code graphql/uptake.graphqls} that are loaded for many objects at once.
 */
@Controller
class NationalReturnFields {

	private final Countries countries;

	private final TrainingModules modules;

	private final NationalReturns returns;

	private final ReturnAccess access;

	private final ReportingYears years;

	NationalReturnFields(Countries countries, TrainingModules modules, NationalReturns returns, ReturnAccess access,
			ReportingYears years, VisibleReturns visibleReturns, BatchLoaderRegistry batchLoaders) {
		this.countries = countries;
		this.modules = modules;
		this.returns = returns;
		this.access = access;
		this.years = years;
		// Without a cache: a request's second mutation would answer with the return as
		// it was after its first.
		batchLoaders.<ReturnKey, NationalReturn>forTypePair(ReturnKey.class, NationalReturn.class)
			.withOptions((options) -> options.setCachingEnabled(false))
			.registerMappedBatchLoader((keys, environment) -> Mono.fromCallable(() -> load(keys, visibleReturns)));
	}

	@BatchMapping(typeName = "NationalReturn")
	Map<NationalReturn, @Nullable Country> country(List<NationalReturn> returns) {
		return this.countries.of(returns, NationalReturn::country);
	}

	@BatchMapping(typeName = "NationalReturn")
	Map<NationalReturn, Boolean> takesChanges(List<NationalReturn> returns) {
		Map<Integer, ReportingYear> byYear = new HashMap<>();
		Map<NationalReturn, Boolean> found = new HashMap<>();
		returns.forEach(
				(each) -> found.put(each, each.takesChangesIn(byYear.computeIfAbsent(each.year(), this.years::get))));
		return found;
	}

	@SchemaMapping(typeName = "NationalReturn")
	List<Uptake> uptakes(NationalReturn nationalReturn) {
		boolean inside = this.access.seesInside(nationalReturn.country());
		return nationalReturn.uptakes().stream().map((uptake) -> inside ? uptake : uptake.withoutNote()).toList();
	}

	@BatchMapping(typeName = "NationalReturn")
	Map<NationalReturn, @Nullable List<ReturnChange>> changes(List<NationalReturn> returns) {
		Map<NationalReturn, String> ids = new LinkedHashMap<>();
		returns.stream()
			.filter((each) -> this.access.seesInside(each.country()))
			.forEach((each) -> ids.put(each, each.id()));
		Map<String, List<ReturnChange>> changes = this.returns.changes(ids.values());
		Map<NationalReturn, @Nullable List<ReturnChange>> found = new HashMap<>();
		ids.forEach((each, id) -> found.put(each, changes.getOrDefault(id, List.of())));
		return found;
	}

	@SchemaMapping
	String summary(ReturnChange change) {
		return change.summary();
	}

	@SchemaMapping(typeName = "NationalReturn")
	@Nullable String sendBackReason(NationalReturn nationalReturn) {
		return this.access.seesInside(nationalReturn.country()) ? nationalReturn.sendBackReason() : null;
	}

	@BatchMapping(typeName = "Uptake")
	List<TrainingModule> trainingModule(List<Uptake> uptakes) {
		Map<String, TrainingModule> byCode = this.modules
			.byCode(uptakes.stream().map(Uptake::module).collect(Collectors.toSet()));
		return uptakes.stream().map((uptake) -> byCode.get(uptake.module())).toList();
	}

	@SchemaMapping(typeName = "Country")
	CompletableFuture<NationalReturn> nationalReturn(Country country, @Argument int year,
			DataLoader<ReturnKey, NationalReturn> loader) {
		return loader.load(new ReturnKey(country.code(), year));
	}

	private static Map<ReturnKey, NationalReturn> load(Set<ReturnKey> keys, VisibleReturns visibleReturns) {
		Map<ReturnKey, NationalReturn> found = new HashMap<>();
		Map<Integer, List<String>> byYear = keys.stream()
			.collect(Collectors.groupingBy(ReturnKey::year,
					Collectors.mapping(ReturnKey::country, Collectors.toList())));
		byYear.forEach((year, codes) -> visibleReturns.of(codes, year)
			.forEach((code, each) -> found.put(new ReturnKey(code, year), each)));
		return found;
	}

	private record ReturnKey(String country, int year) {
	}

}
