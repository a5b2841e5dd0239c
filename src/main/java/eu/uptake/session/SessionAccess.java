package eu.uptake.session;

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
 * Who may see and record which sessions.
 */
@Component
class SessionAccess {

	private final CurrentAccount currentAccount;

	private final Countries countries;

	private final ReportingYears years;

	SessionAccess(CurrentAccount currentAccount, Countries countries, ReportingYears years) {
		this.currentAccount = currentAccount;
		this.countries = countries;
		this.years = years;
	}

	/**
	 * TAXUD records every session, a coordinator those that its country hosts. A code
	 * that no country has is let through to be answered as what it is, an unknown
	 * country.
	 * @param host the hosting country's code
	 * @throws AccessDeniedException if the current account doesn't record for it
	 */
	void checkRecording(String host) {
		if (!seesInside(host) && this.countries.find(host).isPresent()) {
			throw new AccessDeniedException("Not the host's coordinator");
		}
	}

	/**
	 * Whether the current account sees the history of the sessions a country hosts, and
	 * those that were withdrawn.
	 * @param host the hosting country's code
	 * @return true for TAXUD and the country's coordinators
	 */
	boolean seesInside(String host) {
		Account account = this.currentAccount.find();
		return account != null && (account.isTaxud() || account.coordinates(host));
	}

	/**
	 * Which sessions that count the current account may see: TAXUD all, coordinators
	 * those that their country hosts or takes part in, and everybody those of published
	 * years.
	 * @return the condition on a session
	 */
	Criteria visible() {
		Criteria counts = Criteria.where("status").is(SessionStatus.RECORDED);
		Account account = this.currentAccount.find();
		if (account != null && account.isTaxud()) {
			return counts;
		}
		Criteria isPublic = Criteria.where("year").in(this.years.published());
		String own = (account != null) ? account.country() : null;
		return new Criteria().andOperator(counts,
				(own != null) ? new Criteria().orOperator(Criteria.where("facts.host").is(own),
						Criteria.where("facts.participants.country").is(own), isPublic) : isPublic);
	}

	/**
	 * Which withdrawn sessions the current account may see: TAXUD all, coordinators those
	 * that their country hosts, nobody else any.
	 * @return the condition on a session
	 */
	Criteria visibleWithdrawn() {
		Criteria withdrawn = Criteria.where("status").is(SessionStatus.WITHDRAWN);
		@Nullable Account account = this.currentAccount.find();
		if (account != null && account.isTaxud()) {
			return withdrawn;
		}
		String own = (account != null) ? account.country() : null;
		return withdrawn.and("facts.host").in((own != null) ? List.of(own) : List.of());
	}

}
