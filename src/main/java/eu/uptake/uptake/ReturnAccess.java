package eu.uptake.uptake;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.account.Role;
import eu.uptake.country.Countries;
import eu.uptake.cycle.ReportingYear;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.cycle.YearStatus;

/**
 * Who may see and change which returns.
 */
@Component
class ReturnAccess {

	private final CurrentAccount currentAccount;

	private final Countries countries;

	private final ReportingYears years;

	ReturnAccess(CurrentAccount currentAccount, Countries countries, ReportingYears years) {
		this.currentAccount = currentAccount;
		this.countries = countries;
		this.years = years;
	}

	/**
	 * A coordinator reports for its own country. A code that no country has is let
	 * through to be answered as what it is, an unknown country.
	 * @param country the country's code
	 * @throws AccessDeniedException if the current account doesn't report for it
	 */
	void checkReporting(String country) {
		if (!this.currentAccount.get().coordinates(country) && this.countries.find(country).isPresent()) {
			throw new AccessDeniedException("Not the country's coordinator");
		}
	}

	/**
	 * Whether the current account sees drafts, notes and history of a country's returns.
	 * @param country the country's code
	 * @return true for TAXUD and the country's coordinators
	 */
	boolean seesInside(String country) {
		Account account = this.currentAccount.find();
		return account != null && (account.isTaxud() || account.coordinates(country));
	}

	/**
	 * Whether the current account sees how many of a year's returns are there.
	 * @param year the year
	 * @return true for everybody once it is published, before for TAXUD and coordinators
	 */
	boolean seesCounts(ReportingYear year) {
		Account account = this.currentAccount.find();
		return seesNames(year) || (account != null && account.role() == Role.COORDINATOR);
	}

	/**
	 * Whether the current account sees whose return a year still waits for.
	 * @param year the year
	 * @return true for everybody once it is published, before for TAXUD
	 */
	boolean seesNames(ReportingYear year) {
		Account account = this.currentAccount.find();
		return year.status() == YearStatus.PUBLISHED || (account != null && account.isTaxud());
	}

	/**
	 * The years that a figure has to look into.
	 * @param asked the calendar years asked for, or null for all
	 * @return those of them that the current account may see something of, or null for
	 * all
	 */
	@Nullable Collection<Integer> visibleOf(@Nullable Collection<Integer> asked) {
		Account account = this.currentAccount.find();
		if (account != null && (account.isTaxud() || account.country() != null)) {
			return asked;
		}
		List<Integer> published = this.years.published();
		return (asked != null) ? published.stream().filter(asked::contains).toList() : published;
	}

	/**
	 * What the current account may see: TAXUD everything, coordinators everything of
	 * their country, and everybody the accepted returns of published years.
	 * @return the condition on a return's document, or null where there is none
	 */
	@Nullable Criteria visible() {
		Account account = this.currentAccount.find();
		if (account != null && account.isTaxud()) {
			return null;
		}
		List<Integer> published = this.years.published();
		Criteria isPublic = new Criteria().andOperator(Criteria.where("status").is(ReturnStatus.ACCEPTED),
				Criteria.where("year").in(published));
		if (account == null || account.country() == null) {
			return isPublic;
		}
		return new Criteria().orOperator(Criteria.where("country").is(account.country()), isPublic);
	}

}
