package eu.uptake.backup;

import java.io.IOException;

/**
 * A file isn't a whole backup that this service can read; the message says why.
 */
class DamagedBackupException extends IOException {

	private static final long serialVersionUID = 1L;

	DamagedBackupException(String message) {
		super(message);
	}

}
