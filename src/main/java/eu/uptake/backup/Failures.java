package eu.uptake.backup;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;

/**
 * Says in a line why a backup or a restore has failed.
 */
final class Failures {

	private static final int SNAPSHOT_TOO_OLD = 239;

	private Failures() {
	}

	static String describe(IOException ex) {
		if (ex instanceof FileAlreadyExistsException) {
			return ex.getMessage() + ": is there already. Nothing was written.";
		}
		if (ex instanceof NoSuchFileException) {
			return ex.getMessage() + ": there is no such file or folder.";
		}
		if (ex instanceof AccessDeniedException) {
			return ex.getMessage() + ": permission denied.";
		}
		return String.valueOf(ex.getMessage());
	}

	static String describe(MongoException ex) {
		if (ex instanceof MongoTimeoutException) {
			return "The store doesn't answer.";
		}
		if (ex instanceof MongoCommandException refused && refused.getErrorCode() == SNAPSHOT_TOO_OLD) {
			return "The backup took longer than the store keeps a snapshot: raise its parameter minSnapshotHistoryWindowInSeconds.";
		}
		return "The store failed: " + ex.getMessage();
	}

}
