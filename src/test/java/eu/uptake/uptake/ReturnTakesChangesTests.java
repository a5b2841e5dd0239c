package eu.uptake.uptake;

import java.time.Clock;
import java.time.Year;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ReturnTakesChangesTests {

	@Autowired
	private Api api;

	@Autowired
	private Clock clock;

	private int year;

	@BeforeEach
	void theYearIsOpen() {
		this.year = Year.now(this.clock).getValue();
	}

	@Test
	void untilItIsAccepted() {
		assertThat(takesChanges()).isTrue();
		run("at", "submit-return", null);
		assertThat(takesChanges()).isTrue();
		run("taxud", "accept-return", null);
		assertThat(takesChanges()).isFalse();
		run("taxud", "send-back-return", "Why?");
		assertThat(takesChanges()).isTrue();
	}

	@Test
	void inALockedYearOnlyWhereItWasSentBackSince() {
		run("at", "submit-return", null);
		run("taxud", "send-back-return", "Why?");
		assertThat(this.api.as("taxud").operation("lock-year", Api.input("year", this.year)).codes()).isEmpty();
		assertThat(takesChanges()).isFalse();
		run("taxud", "send-back-return", "Once more");
		assertThat(takesChanges()).isTrue();
		run("at", "submit-return", null);
		assertThat(takesChanges()).isFalse();
	}

	private void run(String account, String operation, String reason) {
		assertThat(this.api.as(account)
			.operation(operation, Api.input("country", "AT", "year", this.year, "reason", reason))
			.codes()).isEmpty();
	}

	private boolean takesChanges() {
		return this.api.as("at")
			.operation("national-return", Map.of("country", "AT", "year", this.year))
			.get("nationalReturn.takesChanges");
	}

}
