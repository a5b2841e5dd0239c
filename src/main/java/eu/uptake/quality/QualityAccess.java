package eu.uptake.quality;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.country.Countries;
import eu.uptake.cycle.ReportingYears;

/**
 * Who may see and report which survey results.
 */
@Component
class QualityAccess {

	private final CurrentAccount currentAccount;

	private final Countries countries;

	private final ReportingYears years;

	QualityAccess(CurrentAccount currentAccount, Countries countries, ReportingYears years) {
		this.currentAccount = currentAccount;
		this.countries = countries;
		this.years = years;
	}

	/**
	 * TAXUD reports for every country, a coordinator for its own. A code that no country
	 * has is let through to be answered as what it is, an unknown country.
	 * @param country the country's code
	 * @throws AccessDeniedException if the current account doesn't report for it
	 */
	void checkReporting(String country) {
		if (!seesSmallGroups(country) && this.countries.find(country).isPresent()) {
			throw new AccessDeniedException("Not the country's coordinator");
		}
	}

	/**
	 * Whether the current account sees a country's figures however few responses they
	 * stand for.
	 * @param country the country's code, or null for figures over several
	 * @return true for TAXUD and the country's coordinators
	 */
	boolean seesSmallGroups(@Nullable String country) {
		Account account = this.currentAccount.find();
		return account != null && (account.isTaxud() || (country != null && account.coordinates(country)));
	}

	/**
	 * Which statistics the current account may see: TAXUD all, coordinators all of their
	 * country, and everybody those of published years.
	 * @return the condition on a statistic, or null where there is none
	 */
	@Nullable Criteria visible() {
		Account account = this.currentAccount.find();
		if (account != null && account.isTaxud()) {
			return null;
		}
		List<Integer> published = this.years.published();
		Criteria isPublic = Criteria.where("year").in(published);
		if (account == null || account.country() == null) {
			return isPublic;
		}
		return new Criteria().orOperator(Criteria.where("country").is(account.country()), isPublic);
	}

	/**
	 * Whose comments the current account may read: TAXUD all, coordinators those of their
	 * country, nobody else any.
	 * @return the condition on a response, or null where there is none
	 */
	@Nullable Criteria visibleComments() {
		Account account = this.currentAccount.find();
		if (account != null && account.isTaxud()) {
			return null;
		}
		String own = (account != null) ? account.country() : null;
		return Criteria.where("country").in((own != null) ? List.of(own) : List.of());
	}

}
