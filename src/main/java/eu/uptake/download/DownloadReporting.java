package eu.uptake.download;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.springframework.stereotype.Service;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.ClientId;
import eu.uptake.contract.ErrorCode;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.Texts;
import eu.uptake.contract.UserError;
import eu.uptake.country.Countries;
import eu.uptake.cycle.ReportingYears;
import eu.uptake.download.DeclaredDay.DownloadDeclaration;
import eu.uptake.download.DownloadInputs.DeclareDownloadInput;
import eu.uptake.download.DownloadInputs.DeclaredDownload;
import eu.uptake.download.DownloadInputs.EraseDownloadDeclarationInput;
import eu.uptake.download.DownloadInputs.WithdrawAccessLogImportInput;

/**
 * Takes what downloaders declare, and takes wrong logs out again.
 */
@Service
class DownloadReporting {

	private static final Log logger = LogFactory.getLog(DownloadReporting.class);

	static final int MOST_TRAINEES = 1_000_000;

	private final DownloadDeclarations declarations;

	private final DeclarationErasing erasing;

	private final AccessLogImports imports;

	private final TrainingModules modules;

	private final Countries countries;

	private final ReportingYears years;

	private final Clock clock;

	DownloadReporting(DownloadDeclarations declarations, DeclarationErasing erasing, AccessLogImports imports,
			TrainingModules modules, Countries countries, ReportingYears years, Clock clock) {
		this.declarations = declarations;
		this.erasing = erasing;
		this.imports = imports;
		this.modules = modules;
		this.countries = countries;
		this.years = years;
		this.clock = clock;
	}

	/**
	 * Takes a declaration. The same declaration again counts once.
	 * @param input the declaration
	 * @return the declaration as stored
	 * @throws Rejection if it isn't acceptable, or another one has its id
	 */
	DeclaredDownload declare(DeclareDownloadInput input) {
		LocalDate today = LocalDate.now(this.clock);
		LocalDate on = (input.on() != null) ? input.on() : today;
		Optional<TrainingModule> module = this.modules.find(input.trainingModule());
		Rejection.ifAny(check(input, module, on, today));
		String id = ClientId.key(input.id());
		DownloadDeclaration declaration = new DownloadDeclaration(id, input.organisation(), input.country(),
				input.expectedTrainees(), this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
		refuseErased(id);
		Optional<DeclaredDay> known = this.declarations.dayOf(id);
		if (known.isPresent() && !isTheSame(known.get(), input.trainingModule(), on, declaration)) {
			throw new Rejection(UserError.at("id", ErrorCode.ALREADY_EXISTS, "Another declaration has this id."));
		}
		if (known.isEmpty()) {
			// What is published must not move under its readers.
			Rejection.ifAny(this.years.closed().contains(on.getYear()) ? UserError.at("on", ErrorCode.YEAR_NOT_OPEN,
					"The year %d is closed and takes no declarations.", on.getYear()) : null);
			this.declarations.add(input.trainingModule(), on, declaration);
			refuseErased(id);
		}
		return new DeclaredDownload(input.id().toLowerCase(Locale.ROOT), module.orElseThrow(), input.organisation(), on,
				input.expectedTrainees());
	}

	private void refuseErased(String id) {
		Rejection.ifAny(this.erasing.eraseIfBarred(id)
				? UserError.at("id", ErrorCode.ALREADY_EXISTS, "The declaration with this id has been taken back.")
				: null);
	}

	/**
	 * Takes a declaration back, or whatever is still to arrive with its id. Its year's
	 * status doesn't matter: what is published moves by what one person had declared.
	 * @param input the client's id
	 * @return the id as given
	 * @throws Rejection if it is no id; one that nobody has is answered as any other
	 */
	String erase(EraseDownloadDeclarationInput input) {
		Rejection.ifAny(Texts.checkUuid("id", input.id()));
		this.erasing.erase(ClientId.key(input.id()))
			.filter((on) -> this.years.closed().contains(on.getYear()))
			.ifPresent((on) -> logger
				.info("Erased a declaration of %d, which is closed: its figures have moved".formatted(on.getYear())));
		return input.id();
	}

	private static boolean isTheSame(DeclaredDay day, String module, LocalDate on, DownloadDeclaration declaration) {
		return day.module().equals(module) && day.day().equals(on)
				&& day.entries()
					.stream()
					.anyMatch((each) -> each.id().equals(declaration.id()) && each.saysTheSameAs(declaration));
	}

	private List<UserError> check(DeclareDownloadInput input, Optional<TrainingModule> module, LocalDate on,
			LocalDate today) {
		List<UserError> errors = new ArrayList<>();
		UserError id = Texts.checkUuid("id", input.id());
		if (id != null) {
			errors.add(id);
		}
		if (module.isEmpty()) {
			errors.add(UserError.at("trainingModule", ErrorCode.UNKNOWN_MODULE, "There is no module \"%s\".",
					input.trainingModule()));
		}
		else if (on.isBefore(module.get().producedOn())) {
			errors.add(UserError.at("on", ErrorCode.OUT_OF_RANGE, "Module %s was produced on %s.", module.get().code(),
					module.get().producedOn()));
		}
		if (on.isAfter(today)) {
			errors.add(UserError.at("on", ErrorCode.OUT_OF_RANGE, "The day is in the future."));
		}
		if (input.country() != null && this.countries.find(input.country()).isEmpty()) {
			errors.add(
					UserError.at("country", ErrorCode.UNKNOWN_COUNTRY, "There is no country \"%s\".", input.country()));
		}
		if (input.expectedTrainees() < 0 || input.expectedTrainees() > MOST_TRAINEES) {
			errors.add(UserError.at("expectedTrainees", ErrorCode.OUT_OF_RANGE,
					"The number of trainees must be from 0 to %d.", MOST_TRAINEES));
		}
		return errors;
	}

	/**
	 * Takes the counts of a wrong log out again, and those of its beginnings with them.
	 * @param input the import and the reason
	 * @return the import as it is now
	 * @throws Rejection if there is no such import, it isn't counted, or no reason is
	 * given
	 */
	AccessLogImport withdraw(WithdrawAccessLogImportInput input) {
		Rejection.ifAny(Texts.checkReason(input.reason()));
		AccessLogImport entry = this.imports.find(input.id())
			.orElseThrow(() -> new Rejection(
					UserError.at("id", ErrorCode.INVALID, "There is no import \"%s\".", input.id())));
		if (!this.imports.withdraw(entry.id(), this.imports.next(this.clock.instant()), input.reason().strip())) {
			throw new Rejection(UserError.at("id", ErrorCode.WRONG_STATUS, "The import is %s and can't be withdrawn.",
					entry.outcome()));
		}
		return this.imports.find(entry.id()).orElseThrow();
	}

}
