package eu.uptake.indicator;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearStatus;
import eu.uptake.indicator.IndicatorRows.IndicatorRow;

/**
 * The indicators with the values that the current account may see: TAXUD all, everybody
 * those of published years.
 */
@Component
class IndicatorFigures {

	private final Indicators indicators;

	private final Measures measures;

	private final ReportingYears years;

	private final CurrentAccount currentAccount;

	IndicatorFigures(Indicators indicators, Measures measures, ReportingYears years, CurrentAccount currentAccount) {
		this.indicators = indicators;
		this.measures = measures;
		this.years = years;
		this.currentAccount = currentAccount;
	}

	/**
	 * Lists indicators.
	 * @param upTo the year up to which they list values, or null for no end
	 * @param objective the objective's number, or null for all
	 * @param computed whether the values are computed, or null for both
	 * @return the indicators in code order
	 */
	List<IndicatorRow> list(@Nullable Integer upTo, @Nullable Integer objective, @Nullable Boolean computed) {
		IndicatorSheet sheet = sheet();
		return this.indicators.ofObjective(objective)
			.stream()
			.filter((each) -> computed == null || each.definition().computed() == computed)
			.map((each) -> IndicatorRow.of(each, upTo, new IndicatorSeries(each, sheet)))
			.toList();
	}

	@Nullable IndicatorRow find(String code) {
		return this.indicators.find(code).map(this::row).orElse(null);
	}

	IndicatorRow row(Indicator indicator) {
		return IndicatorRow.of(indicator, null, new IndicatorSeries(indicator, sheet()));
	}

	/**
	 * The histories of indicators, for TAXUD.
	 * @param codes the indicators' codes
	 * @return each indicator's changes, oldest first; none for anybody else
	 */
	Map<String, List<IndicatorChange>> changes(Collection<String> codes) {
		return isTaxud() ? this.indicators.changes(codes) : Map.of();
	}

	private IndicatorSheet sheet() {
		boolean seesAll = isTaxud();
		List<ReportingYear> all = this.years.all();
		return new IndicatorSheet(this.measures,
				all.stream()
					.filter((year) -> seesAll || year.status() == YearStatus.PUBLISHED)
					.map(ReportingYear::year)
					.toList(),
				all.stream()
					.filter((year) -> !seesAll && year.status() != YearStatus.PUBLISHED)
					.map(ReportingYear::year)
					.toList(),
				seesAll);
	}

	private boolean isTaxud() {
		Account account = this.currentAccount.find();
		return account != null && account.isTaxud();
	}

}
