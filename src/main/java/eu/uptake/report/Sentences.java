package eu.uptake.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import eu.uptake.report.ReportFigures.Completeness;
import eu.uptake.report.ReportFigures.Country;
import eu.uptake.report.ReportFigures.Downloads;
import eu.uptake.report.ReportFigures.Indicator;
import eu.uptake.report.ReportFigures.Programme;
import eu.uptake.report.ReportFigures.Scores;
import eu.uptake.report.ReportFigures.Sessions;
import eu.uptake.report.ReportFigures.Trainees;
import eu.uptake.report.ReportFigures.UptakeTotals;
import eu.uptake.report.ReportFigures.Value;

/**
 * What the report says in words, each sentence only where there is something to say.
 */
final class Sentences {

	private final int year;

	private final ReportFigures figures;

	Sentences(int year, ReportFigures figures) {
		this.year = year;
		this.figures = figures;
	}

	List<String> summary() {
		UptakeTotals uptake = this.figures.uptake();
		List<String> sentences = new ArrayList<>();
		if (uptake.modulesUsed() == 0) {
			boolean published = this.figures.reportingYear().status().equals("PUBLISHED");
			sentences.add("No %s return for %d reports the use of a module."
				.formatted(published ? "accepted" : "submitted", this.year));
		}
		else {
			sentences.add("%s modules were used in %d%s, in %s: the modules used in each country, added together."
				.formatted(Numbers.count(uptake.modulesUsed()), this.year,
						change(uptake.modulesUsed(), this.figures.uptakeBefore().modulesUsed()),
						plural(uptake.countries(), "country", "countries")));
			sentences.add(trainees(uptake.trainees(), this.figures.uptakeBefore().trainees()));
		}
		add(sentences, quality());
		add(sentences, downloads());
		add(sentences, sessions());
		add(sentences, targets());
		return sentences;
	}

	List<String> programmes(Map<String, Programme> programmes) {
		List<String> sentences = new ArrayList<>();
		programmes.forEach((name, figures) -> {
			UptakeTotals uptake = figures.uptakeTotals();
			sentences.add(("%s: %s of %s, with %s. In the classroom that would be %s, or %s every working day.")
				.formatted(name, plural(uptake.modulesUsed(), "uptake", "uptakes"),
						plural(uptake.distinctModules(), "module", "modules"), people(uptake.trainees()),
						plural(uptake.classEquivalent().classes(), "class", "classes"),
						uptake.classEquivalent().perWorkingDay()));
			Downloads downloads = figures.downloads();
			if (downloads.downloads() > 0) {
				sentences.add("%s courses were downloaded %s times; %s declared %s to be trained with them.".formatted(
						name, Numbers.count(downloads.downloads()),
						plural(downloads.declarations(), "downloader", "downloaders"),
						plural(downloads.declaredTrainees(), "person", "people")));
			}
		});
		return sentences;
	}

	List<String> completeness() {
		Completeness completeness = this.figures.reportingYear().completeness();
		List<String> sentences = new ArrayList<>();
		if (completeness == null) {
			return sentences;
		}
		sentences.add("%d countries take part in %d; %d of them have submitted a return, and %d returns are accepted."
			.formatted(completeness.expected(), this.year, completeness.submitted(), completeness.accepted()));
		LocalDate due = this.figures.reportingYear().dueOn();
		if (due != null && completeness.onTime() + completeness.late() > 0) {
			sentences.add("%s came by the due date, %s; %d came later."
				.formatted(plural(completeness.onTime(), "return", "returns"), Numbers.day(due), completeness.late()));
		}
		List<Country> missing = Objects.requireNonNullElse(completeness.countriesMissing(), List.of());
		if (!missing.isEmpty()) {
			sentences.add("Missing: %s.".formatted(String.join(", ", missing.stream().map(Country::name).toList())));
		}
		return sentences;
	}

	private String trainees(Trainees now, Trainees before) {
		if (now.uptakesCounted() == 0) {
			return "How many officials were trained with them isn't known.";
		}
		String sentence = "%s officials were trained with them%s".formatted(
				(now.isMinimum() ? "At least " : "") + Numbers.count(now.count()), change(now.count(), before.count()));
		if (now.isMinimum()) {
			sentence += ": %s of the %s uptakes came without a number"
				.formatted(Numbers.count(now.uptakes() - now.uptakesCounted()), Numbers.count(now.uptakes()));
		}
		return sentence + ". Who was trained with two modules counts twice.";
	}

	private @Nullable String quality() {
		Scores officials = this.figures.officials();
		Scores others = this.figures.others();
		List<String> parts = new ArrayList<>();
		if (officials.overall() != null) {
			parts.add("Customs officials scored the modules %s of 100 on average (%s)"
				.formatted(Numbers.score(officials.overall()), plural(officials.responses(), "response", "responses")));
		}
		if (others.overall() != null) {
			parts
				.add("%s traders and other users %s (%s)"
					.formatted(parts.isEmpty() ? "On average, of 100 points, the modules were given by" : "",
							Numbers.score(others.overall()), plural(others.responses(), "response", "responses"))
					.strip());
		}
		return parts.isEmpty() ? null : String.join(", ", parts) + ".";
	}

	private @Nullable String downloads() {
		Downloads downloads = this.figures.downloads();
		Value before = value("5.1", this.year - 1);
		if (downloads.downloads() == 0) {
			return null;
		}
		String sentence = "Courses were downloaded %s times%s".formatted(Numbers.count(downloads.downloads()),
				(before != null && before.value() != null) ? change(downloads.downloads(), Math.round(before.value()))
						: "");
		if (downloads.declarations() > 0) {
			sentence += "; %s declared %s to be trained with them, who are not among the officials trained".formatted(
					plural(downloads.declarations(), "downloader", "downloaders"),
					plural(downloads.declaredTrainees(), "person", "people"));
		}
		return sentence + ".";
	}

	private @Nullable String sessions() {
		Sessions now = sessionsOf(this.year);
		if (now == null || now.sessions() == 0) {
			return null;
		}
		Sessions before = sessionsOf(this.year - 1);
		String sentence = "%s on European customs IT systems trained %s%s".formatted(
				plural(now.sessions(), "session", "sessions"), plural(now.officialsTrained(), "official", "officials"),
				(before != null) ? change(now.officialsTrained(), before.officialsTrained()) : "");
		if (now.metExpectationsPercent() != null && now.usefulPercent() != null) {
			sentence += "; %s of the answers say that expectations were met, %s that it was useful"
				.formatted(Numbers.percent(now.metExpectationsPercent()), Numbers.percent(now.usefulPercent()));
		}
		return sentence + ".";
	}

	private @Nullable String targets() {
		List<Indicator> computed = indicators().filter(Indicator::computed).toList();
		List<String> met = codes(computed, "MET");
		List<String> missed = codes(computed, "NOT_MET");
		if (met.isEmpty() && missed.isEmpty()) {
			return null;
		}
		if (met.size() == computed.size()) {
			return "All %d training indicators computed here meet their targets.".formatted(computed.size());
		}
		String sentence = "Of the %d training indicators computed here, %s".formatted(computed.size(),
				met.isEmpty() ? "none meets its target" : plural(met.size(), "meets its target", "meet their targets"));
		return sentence + (missed.isEmpty() ? "." : "; not met: %s.".formatted(String.join(", ", missed)));
	}

	private static List<String> codes(List<Indicator> indicators, String assessment) {
		return indicators.stream().filter((each) -> each.assessment().equals(assessment)).map(Indicator::code).toList();
	}

	private Stream<Indicator> indicators() {
		return Stream.concat(this.figures.objective4().stream(), this.figures.objective5().stream());
	}

	private @Nullable Value value(String code, int ofYear) {
		return indicators().filter((each) -> each.code().equals(code))
			.flatMap((each) -> each.values().stream())
			.filter((each) -> each.year() == ofYear)
			.findFirst()
			.orElse(null);
	}

	private @Nullable Sessions sessionsOf(int ofYear) {
		return this.figures.sessionsByYear()
			.stream()
			.filter((each) -> each.year() == ofYear)
			.map(ReportFigures.YearSessions::totals)
			.findFirst()
			.orElse(null);
	}

	private static String people(Trainees trainees) {
		if (trainees.uptakesCounted() == 0) {
			return "a number of trainees that isn't known";
		}
		return (trainees.isMinimum() ? "at least " : "") + plural(trainees.count(), "trainee", "trainees");
	}

	// Nothing where there is no year before to compare with.
	private String change(long now, long before) {
		if (before == 0) {
			return "";
		}
		if (now == before) {
			return ", as in %d".formatted(this.year - 1);
		}
		return ", %s from %s".formatted((now > before) ? "up" : "down", Numbers.count(before));
	}

	private static String plural(long number, String one, String many) {
		return Numbers.count(number) + " " + ((number == 1) ? one : many);
	}

	private static void add(List<String> sentences, @Nullable String sentence) {
		if (sentence != null) {
			sentences.add(sentence);
		}
	}

}
