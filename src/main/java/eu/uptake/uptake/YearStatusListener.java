package eu.uptake.uptake;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.cycle.YearStatus;
import eu.uptake.cycle.YearStatusChanged;

/**
 * Outdates the writes to a year's returns that have seen the year's old status.
 */
@Component
class YearStatusListener {

	private final NationalReturns returns;

	private final Countries countries;

	YearStatusListener(NationalReturns returns, Countries countries) {
		this.returns = returns;
		this.countries = countries;
	}

	@EventListener
	void on(YearStatusChanged change) {
		if (change.status() != YearStatus.OPEN) {
			this.returns.outdateWritesUnderWay(change.year(),
					this.countries.participatingIn(change.year()).stream().map(Country::code).toList());
		}
	}

}
