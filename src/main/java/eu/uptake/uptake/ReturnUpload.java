package eu.uptake.uptake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Service;

import eu.uptake.catalogue.TrainingModules;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;
import eu.uptake.uptake.ReturnInputs.ReturnInput;

/**
 * Loads a return from a file: all that the file says in one write, or nothing where there
 * is any problem.
 */
@Service
class ReturnUpload {

	static final int MOST_PROBLEMS = 1_000;

	private final UptakeReporting reporting;

	private final NationalReturns returns;

	private final TrainingModules modules;

	ReturnUpload(UptakeReporting reporting, NationalReturns returns, TrainingModules modules) {
		this.reporting = reporting;
		this.returns = returns;
		this.modules = modules;
	}

	/**
	 * Reads a file and loads it.
	 * @param key the return, and the version of it that is meant
	 * @param dryRun whether nothing is loaded
	 * @param in the file
	 * @return what became of it, or would
	 * @throws IOException if the file stops coming
	 */
	Report load(ReturnInput key, boolean dryRun, InputStream in) throws IOException {
		ReturnFile file = ReturnFile.read(in, this.modules.all().keySet());
		List<ReturnProblem> problems = new ArrayList<>(file.problems());
		boolean trial = dryRun || !problems.isEmpty();
		try {
			// With problems too: what the return itself has against it is told with them.
			NationalReturn.Step step = this.reporting.reportAll(key, List.copyOf(file.entries().values()), trial);
			return report(dryRun, !trial, file, trial ? current(key) : step.next(), step.changes(), problems);
		}
		catch (Rejection ex) {
			ex.errors().forEach((error) -> problems.add(problem(error, file)));
			return report(dryRun, false, file, current(key), List.of(), problems);
		}
	}

	private NationalReturn current(ReturnInput key) {
		return this.returns.find(key.country(), key.year())
			.orElseGet(() -> NationalReturn.notStarted(key.country(), key.year()));
	}

	private static ReturnProblem problem(UserError error, ReturnFile file) {
		String module = error.path().get(error.path().size() - 1);
		UptakeEntry entry = file.entries().get(module);
		return (entry != null) ? new ReturnProblem(entry.row(), ReturnColumn.MODULE.title(), file.cells().get(module),
				error.code(), error.message()) : new ReturnProblem(null, null, null, error.code(), error.message());
	}

	private static Report report(boolean dryRun, boolean loaded, ReturnFile file, NationalReturn now,
			List<ReturnChange> changes, List<ReturnProblem> problems) {
		List<Change> told = changes.stream().map((change) -> Change.of(change, file.entries())).toList();
		problems.sort(Comparator.comparing(ReturnProblem::row, Comparator.nullsFirst(Comparator.naturalOrder())));
		return new Report(dryRun, loaded, now.version(), now.status(), file.rows(),
				count(changes, ReturnAction.REPORTED), count(changes, ReturnAction.CHANGED),
				count(changes, ReturnAction.WITHDRAWN), file.clean() - changes.size(), told, problems.size(),
				problems.stream().limit(MOST_PROBLEMS).toList());
	}

	private static int count(List<ReturnChange> changes, ReturnAction action) {
		return (int) changes.stream().filter((change) -> change.action() == action).count();
	}

	/**
	 * A change that was made, or would be.
	 *
	 * @param row the row that makes it
	 * @param module the module's code
	 * @param action what is done
	 * @param summary the same in words
	 */
	record Change(int row, String module, ReturnAction action, String summary) {

		static Change of(ReturnChange change, Map<String, UptakeEntry> entries) {
			Uptake uptake = (change.after() != null) ? change.after() : change.before();
			String code = (uptake != null) ? uptake.module() : "";
			UptakeEntry entry = entries.get(code);
			return new Change((entry != null) ? entry.row() : 0, code, change.action(), change.summary());
		}

	}

	/**
	 * What became of a file. The clean rows are those added, changed, withdrawn and
	 * unchanged.
	 *
	 * @param dryRun whether only a trial was asked for
	 * @param loaded whether the return now says what the file says
	 * @param version the return's version now, which a load after a trial may state
	 * @param status where the return stands now
	 * @param rows the rows below the header
	 * @param added how many report a module that the return doesn't have
	 * @param changed how many change one that it has
	 * @param withdrawn how many take one out of it
	 * @param unchanged how many change nothing
	 * @param changes the changes, in the file's order
	 * @param problemCount how many problems there are
	 * @param problems the first 1 000 of them
	 */
	record Report(boolean dryRun, boolean loaded, int version, ReturnStatus status, int rows, int added, int changed,
			int withdrawn, int unchanged, List<Change> changes, int problemCount, List<ReturnProblem> problems) {
	}

}
