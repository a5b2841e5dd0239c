package eu.uptake.session;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import eu.uptake.country.Countries;
import eu.uptake.country.Country;
import eu.uptake.export.Columns;
import eu.uptake.export.Dataset;
import eu.uptake.export.ExportParameters;
import eu.uptake.export.Table;
import eu.uptake.session.SessionInputs.TrainingSessionFilter;
import eu.uptake.session.SessionRows.SessionTotals;
import eu.uptake.session.SessionRows.SystemSessions;
import eu.uptake.session.SessionRows.YearSessions;

/**
 * IT training sessions as files; described in {@code src/docs/exports.md}.
 */
@Component
class SessionDataset implements Dataset {

	private static final int ID_WIDTH = 38;

	private static final int TEXT_WIDTH = 44;

	private static final int COUNTRY_WIDTH = 24;

	private static final Columns<SessionFeedback> ANSWERS = Columns.<SessionFeedback>none()
		.number("metExpectationsFully", (answers) -> answers.metExpectations().fully())
		.number("metExpectationsLargely", (answers) -> answers.metExpectations().largely())
		.number("metExpectationsPartly", (answers) -> answers.metExpectations().partly())
		.number("metExpectationsNotAtAll", (answers) -> answers.metExpectations().notAtAll())
		.number("veryUseful", (answers) -> answers.useful().veryUseful())
		.number("useful", (answers) -> answers.useful().useful())
		.number("notVeryUseful", (answers) -> answers.useful().notVeryUseful())
		.number("notUseful", (answers) -> answers.useful().notUseful());

	private static final Columns<SessionTotals> TOTAL = Columns.<SessionTotals>none()
		.number("sessions", SessionTotals::sessions)
		.number("officialsTrained", SessionTotals::officialsTrained)
		.number("metExpectationsPercent", SessionTotals::metExpectationsPercent)
		.number("usefulPercent", SessionTotals::usefulPercent)
		.and((totals) -> new SessionFeedback(totals.metExpectations(), totals.useful()), ANSWERS);

	private static final Columns<YearSessions> BY_YEAR = Columns.<YearSessions>none()
		.number("year", YearSessions::year)
		.and(YearSessions::totals, TOTAL);

	private static final Columns<SystemSessions> BY_SYSTEM = Columns.<SystemSessions>none()
		.text("system", SystemSessions::system)
		.and(SystemSessions::totals, TOTAL);

	private final SessionFigures figures;

	private final Countries countries;

	SessionDataset(SessionFigures figures, Countries countries) {
		this.figures = figures;
		this.countries = countries;
	}

	@Override
	public String name() {
		return "sessions";
	}

	@Override
	public Set<String> parameters() {
		return Set.of("by", "years", "countries", "hosts", "systems");
	}

	@Override
	public Table table(ExportParameters parameters) {
		By by = parameters.choice("by", By.SESSION);
		TrainingSessionFilter filter = new TrainingSessionFilter(parameters.numbers("years"),
				parameters.countries("countries"), parameters.countries("hosts"), parameters.texts("systems"));
		return switch (by) {
			case SESSION -> list().of(this.figures.stream(filter));
			case YEAR -> BY_YEAR.of(this.figures.byYear(filter));
			case SYSTEM -> BY_SYSTEM.of(this.figures.bySystem(filter));
			case TOTAL -> TOTAL.of(List.of(this.figures.totals(filter)));
		};
	}

	private Columns<TrainingSession> list() {
		Map<String, Country> byCode = this.countries.byCode();
		return Columns.<TrainingSession>none()
			.text("id", ID_WIDTH, TrainingSession::id)
			.number("year", TrainingSession::year)
			.text("system", (session) -> session.facts().system())
			.text("title", TEXT_WIDTH, (session) -> session.facts().title())
			.date("startsOn", (session) -> session.facts().startsOn())
			.date("endsOn", (session) -> session.facts().endsOn())
			.text("host", (session) -> session.facts().host())
			.text("hostName", COUNTRY_WIDTH, (session) -> byCode.get(session.facts().host()).name())
			.number("officials", TrainingSession::officials)
			.text("participants", TEXT_WIDTH, (session) -> participants(session.facts()))
			.and((session) -> session.facts().feedback(), ANSWERS);
	}

	private static String participants(SessionFacts facts) {
		return facts.participants()
			.stream()
			.map((each) -> each.country() + ":" + each.officials())
			.collect(Collectors.joining(" "));
	}

	private enum By {

		SESSION, YEAR, SYSTEM, TOTAL

	}

}
