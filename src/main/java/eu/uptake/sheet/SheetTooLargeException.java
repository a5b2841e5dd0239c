package eu.uptake.sheet;

/**
 * A file is longer than it may be.
 */
public class SheetTooLargeException extends UnreadableSheetException {

	private static final long serialVersionUID = 1L;

	SheetTooLargeException(long most) {
		super(1, "A file has at most %d bytes.", most);
	}

}
