package eu.uptake.download;

import java.io.IOException;

/**
 * A log that cannot be read to its end, so that nothing of it counts. The message says
 * why in one line.
 */
class UnreadableLogException extends IOException {

	private static final long serialVersionUID = 1L;

	UnreadableLogException(String message) {
		super(message);
	}

	UnreadableLogException(String message, Throwable cause) {
		super(message, cause);
	}

}
