package eu.uptake.download;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.FilterCriteria;
import eu.uptake.download.DownloadInputs.DownloadFilter;
import eu.uptake.download.DownloadInputs.DownloadTotals;
import eu.uptake.download.DownloadInputs.Interval;
import eu.uptake.download.DownloadInputs.ModuleDownloadTotals;
import eu.uptake.download.DownloadInputs.PeriodDownloads;
import eu.uptake.download.YearlyDownloads.Sum;

/**
 * The download figures, from the daily counts of the imports that count.
 */
@Component
class DownloadFigures {

	private final DownloadCounts counts;

	private final YearlyDownloads downloads;

	private final DownloadDeclarations declarations;

	private final AccessLogImports imports;

	private final TrainingModules modules;

	private final DownloadAccess access;

	DownloadFigures(DownloadCounts counts, YearlyDownloads downloads, DownloadDeclarations declarations,
			AccessLogImports imports, TrainingModules modules, DownloadAccess access) {
		this.counts = counts;
		this.downloads = downloads;
		this.declarations = declarations;
		this.imports = imports;
		this.modules = modules;
		this.access = access;
	}

	DownloadTotals totals(DownloadFilter filter) {
		List<Criteria> days = days(filter);
		Sum downloads = filter.isOfWholeYears() ? ofYears(filter.years())
				: this.counts.sum(ofActiveLogs(days, filter), null).stream().findFirst().map(Sum::of).orElse(Sum.NONE);
		// A declaration names no language.
		Document declared = first(this.declarations.sum(days, null));
		return new DownloadTotals(downloads.downloads(), downloads.uniqueDownloads(), number(declared, "trainees"),
				number(declared, "declarations"));
	}

	private Sum ofYears(@Nullable Collection<Integer> asked) {
		Collection<Integer> visible = this.access.visibleYears();
		Sum sum = Sum.NONE;
		for (Map.Entry<Integer, Sum> year : this.downloads.of(this.imports.active()).entrySet()) {
			if ((asked == null || asked.contains(year.getKey()))
					&& (visible == null || visible.contains(year.getKey()))) {
				sum = sum.plus(year.getValue());
			}
		}
		return sum;
	}

	/**
	 * Downloads by module.
	 * @param filter which downloads
	 * @return a row for each module with a download or a declaration, in code order
	 */
	List<ModuleDownloadTotals> byModule(DownloadFilter filter) {
		List<Criteria> days = days(filter);
		Map<Object, Document> downloads = byKey(this.counts.sum(ofActiveLogs(days, filter), "module"));
		Map<Object, Document> declared = byKey(this.declarations.sum(days, "module"));
		// All of them were taken back.
		declared.values().removeIf((row) -> number(row, "declarations") == 0);
		Collection<String> codes = new TreeSet<>();
		downloads.keySet().forEach((code) -> codes.add((String) code));
		declared.keySet().forEach((code) -> codes.add((String) code));
		List<ModuleDownloadTotals> figures = new ArrayList<>();
		this.modules.byCode(codes).forEach((code, module) -> {
			Document counted = downloads.getOrDefault(code, new Document());
			Document said = declared.getOrDefault(code, new Document());
			figures.add(new ModuleDownloadTotals(module, number(counted, "downloads"),
					number(counted, "uniqueDownloads"), number(said, "trainees"), number(said, "declarations")));
		});
		return figures;
	}

	/**
	 * Downloads over time.
	 * @param filter which downloads
	 * @param interval the length of the periods
	 * @return a row for each period with a download, ascending
	 */
	List<PeriodDownloads> overTime(DownloadFilter filter, Interval interval) {
		return this.counts.sum(ofActiveLogs(days(filter), filter), interval.field())
			.stream()
			.map((row) -> new PeriodDownloads(firstDay(row.get("_id"), interval), number(row, "downloads"),
					number(row, "uniqueDownloads")))
			.sorted(Comparator.comparing(PeriodDownloads::from))
			.toList();
	}

	private static LocalDate firstDay(Object key, Interval interval) {
		return switch (interval) {
			case DAY -> ((Date) key).toInstant().atOffset(ZoneOffset.UTC).toLocalDate();
			case MONTH -> LocalDate.of((Integer) key / 100, (Integer) key % 100, 1);
			case YEAR -> LocalDate.ofYearDay((Integer) key, 1);
		};
	}

	private List<Criteria> ofActiveLogs(List<Criteria> days, DownloadFilter filter) {
		FilterCriteria criteria = new FilterCriteria();
		days.forEach(criteria::and);
		return criteria.in("language", filter.languages()).in("log", this.imports.active()).all();
	}

	private List<Criteria> days(DownloadFilter filter) {
		return new FilterCriteria().in("year", filter.years())
			.between("day", filter.from(), filter.to())
			.in("module", this.modules.select(filter.modules(), filter.programme()))
			.and(this.access.visible())
			.all();
	}

	private static Map<Object, Document> byKey(List<Document> rows) {
		Map<Object, Document> byKey = new HashMap<>();
		rows.forEach((row) -> byKey.put(row.get("_id"), row));
		return byKey;
	}

	private static Document first(List<Document> rows) {
		return rows.isEmpty() ? new Document() : rows.get(0);
	}

	private static long number(Document row, String field) {
		@Nullable Number number = row.get(field, Number.class);
		return (number != null) ? number.longValue() : 0;
	}

}
