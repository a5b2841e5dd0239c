package eu.uptake.sheet;

/**
 * How much is read of a file that somebody sends.
 *
 * @param bytes the most bytes of the file
 * @param inflatedBytes the most bytes of what is compressed in it
 * @param rows the most rows, the header and empty ones included
 * @param columns the most columns
 */
public record SheetLimits(long bytes, int inflatedBytes, int rows, int columns) {
}
