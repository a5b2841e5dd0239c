package eu.uptake.web;

import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

import eu.uptake.Api;

/**
 * A coordinator's return in a browser, and what the service has of it.
 *
 * @param page the page that shows it
 * @param api the service
 * @param year the year that is open
 */
record ReturnPages(Page page, Api api, int year) {

	static ReturnPages open(Page page, Api api, Clock clock) {
		int year = Year.now(clock).getValue();
		page.navigate("/return/" + year);
		page.locator(".return-grid").waitFor();
		return new ReturnPages(page, api, year);
	}

	Locator row(String module) {
		return this.page.locator("[data-code=" + module + "]");
	}

	Locator trainees(String module) {
		return row(module).locator("[data-column=trainees]");
	}

	Locator note(String module) {
		return row(module).locator("[data-column=note]");
	}

	Locator button(String name) {
		return this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
	}

	/**
	 * Types into a number's field, as somebody does who comes to it by keyboard.
	 * @param module the module's code
	 * @param keys what is typed
	 */
	void type(String module, String keys) {
		trainees(module).focus();
		this.page.keyboard().type(keys);
		this.page.keyboard().press("Enter");
	}

	/**
	 * Waits until nothing is left to be saved.
	 */
	void saved() {
		this.page.locator(".state .unsaved")
			.waitFor(new Locator.WaitForOptions()
				.setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
		this.page.locator(".state .saved").waitFor();
	}

	void paste(String module, String column, String text) {
		row(module).locator("[data-column=" + column + "]")
			.evaluate(
					"(field, text) => { field.focus(); const data = new DataTransfer(); data.setData('text/plain', text);"
							+ " field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })); }",
					text);
	}

	/**
	 * What the service has.
	 * @return such as {@code EMCS 120} or {@code VAT null note}, in code order
	 */
	List<String> uptakes() {
		Api.Answer answer = this.api.as("at").operation("national-return", Map.of("country", "AT", "year", this.year));
		List<String> said = new ArrayList<>();
		for (Map<String, Object> uptake : answer.<List<Map<String, Object>>>get("nationalReturn.uptakes")) {
			Object note = uptake.get("note");
			said.add(((Map<?, ?>) uptake.get("trainingModule")).get("code") + " " + uptake.get("trainees")
					+ ((note != null) ? " " + note : ""));
		}
		return said;
	}

	String status() {
		return this.api.as("at")
			.operation("national-return", Map.of("country", "AT", "year", this.year))
			.get("nationalReturn.status");
	}

	void reported(String module, Integer trainees) {
		run("at", "report-uptake", "trainingModule", module, "trainees", trainees);
	}

	void run(String account, String operation, Object... more) {
		List<Object> input = new ArrayList<>(List.of("country", "AT", "year", this.year));
		input.addAll(java.util.Arrays.asList(more));
		List<String> codes = this.api.as(account).operation(operation, Api.input(input.toArray())).codes();
		if (!codes.isEmpty()) {
			throw new IllegalStateException(operation + ": " + codes);
		}
	}

}
