package eu.uptake.download;

import java.util.Collection;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.cycle.ReportingYears;

/**
 * Who may see which download figures: TAXUD all, everybody those of published years.
 */
@Component
class DownloadAccess {

	private final CurrentAccount currentAccount;

	private final ReportingYears years;

	DownloadAccess(CurrentAccount currentAccount, ReportingYears years) {
		this.currentAccount = currentAccount;
		this.years = years;
	}

	/**
	 * Which days the current account may see.
	 * @return the condition on a count, or null where there is none
	 */
	@Nullable Criteria visible() {
		Collection<Integer> years = visibleYears();
		return (years != null) ? Criteria.where("year").in(years) : null;
	}

	/**
	 * Which years the current account may see.
	 * @return the calendar years, or null for all
	 */
	@Nullable Collection<Integer> visibleYears() {
		Account account = this.currentAccount.find();
		return (account != null && account.isTaxud()) ? null : this.years.published();
	}

}
