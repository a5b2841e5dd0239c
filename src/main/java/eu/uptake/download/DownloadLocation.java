package eu.uptake.download;

/**
 * Where a file of a module is downloaded from.
 *
 * @param module the module's code
 * @param path the path from the server's root on, beginning with {@code /}:
 * {@code {language}} stands for a language code of two or three letters, {@code *} for
 * any bytes but {@code /}, {@code %hh} for the byte; the rest for itself, in the same
 * case
 */
record DownloadLocation(String module, String path) {

	/**
	 * Checks the location.
	 * @throws IllegalArgumentException when the code is blank or the path does not begin
	 * with {@code /}
	 */
	DownloadLocation {
		if (module.isBlank()) {
			throw new IllegalArgumentException("a download location needs a module's code");
		}
		if (!path.startsWith("/")) {
			throw new IllegalArgumentException("the download path of %s must begin with /".formatted(module));
		}
	}

}
