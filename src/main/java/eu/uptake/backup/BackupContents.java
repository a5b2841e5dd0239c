package eu.uptake.backup;

import java.util.List;

/**
 * Which of the service's collections a backup holds. A test demands that each collection
 * there is stands in one of the lists.
 */
final class BackupContents {

	/** What must not be lost. */
	static final List<String> KEPT = List.of("migrations", "seedMarks", "accounts", "accountGuards", "apiTokens",
			"auditEvents", "countries", "modules", "reportingYears", "returns", "surveyResponses", "qualityStats",
			"accessLogs", "downloadCounts", "downloadDeclarations", "erasedDeclarations", "trainingSessions",
			"indicators", "reminders");

	/** What concerns running services only. A store that is restored has none of it. */
	static final List<String> LEFT_OUT = List.of("locks", "sessions", RestoreMark.COLLECTION);

	/** What may be in a store that holds nothing yet. */
	static final List<String> OF_EMPTY_STORES = List.of("migrations", "seedMarks");

	private BackupContents() {
	}

}
