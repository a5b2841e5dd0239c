package eu.uptake.download;

import java.time.LocalDate;
import java.util.List;

import org.jspecify.annotations.Nullable;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.contract.MutationPayload;
import eu.uptake.contract.UserError;

/**
 * Inputs, filters, rows and payloads of {@code graphql/download.graphqls}.
 */
final class DownloadInputs {

	private DownloadInputs() {
	}

	record DeclareDownloadInput(String id, String trainingModule, Organisation organisation, @Nullable String country,
			int expectedTrainees, @Nullable LocalDate on) {
	}

	record DeclaredDownload(String id, TrainingModule trainingModule, Organisation organisation, LocalDate on,
			int expectedTrainees) {
	}

	record DeclareDownloadPayload(@Nullable DeclaredDownload declaration,
			List<UserError> errors) implements MutationPayload {
	}

	record EraseDownloadDeclarationInput(String id) {
	}

	record EraseDownloadDeclarationPayload(@Nullable String id, List<UserError> errors) implements MutationPayload {
	}

	record WithdrawAccessLogImportInput(String id, String reason) {
	}

	record WithdrawAccessLogImportPayload(@Nullable AccessLogImport accessLogImport,
			List<UserError> errors) implements MutationPayload {
	}

	/**
	 * Which downloads to count; an absent field means "all", an empty list "none".
	 *
	 * @param years the calendar years
	 * @param from the first day
	 * @param to the last day
	 * @param modules the modules' codes
	 * @param programme the modules' programme
	 * @param languages the languages
	 */
	record DownloadFilter(@Nullable List<Integer> years, @Nullable LocalDate from, @Nullable LocalDate to,
			@Nullable List<String> modules, @Nullable String programme, @Nullable List<String> languages) {

		boolean isOfWholeYears() {
			return this.from == null && this.to == null && this.modules == null && this.programme == null
					&& this.languages == null;
		}

	}

	enum Interval {

		DAY("day"), MONTH("month"), YEAR("year");

		private final String field;

		Interval(String field) {
			this.field = field;
		}

		String field() {
			return this.field;
		}

	}

	record DownloadTotals(long downloads, long uniqueDownloads, long declaredTrainees, long declarations) {
	}

	record ModuleDownloadTotals(TrainingModule trainingModule, long downloads, long uniqueDownloads,
			long declaredTrainees, long declarations) {
	}

	record PeriodDownloads(LocalDate from, long downloads, long uniqueDownloads) {
	}

}
