package eu.uptake.export;

import java.util.EnumSet;
import java.util.Set;

import eu.uptake.sheet.SheetFormat;

/**
 * Figures that can be had as files under {@code /api/exports/}. The feature they belong
 * to takes them from where its GraphQL fields take them, so that they are the same to
 * whoever asks.
 */
public interface Dataset {

	/**
	 * The file's name without its ending.
	 * @return the name; no two datasets share one
	 */
	String name();

	/**
	 * What can be asked for. Anything else is refused before {@link #table} is called.
	 * @return the names of the query parameters: {@code by} and the fields of the GraphQL
	 * filter
	 */
	Set<String> parameters();

	/**
	 * Selects the rows. Parameters are checked here, not when the first row is read.
	 * @param parameters what is asked for
	 * @return the rows that the current account may see
	 * @throws eu.uptake.contract.BadArgument if a parameter has a value that can't be
	 * used
	 */
	Table table(ExportParameters parameters);

	default Set<SheetFormat> formats() {
		return EnumSet.allOf(SheetFormat.class);
	}

	default String mediaType(SheetFormat format) {
		return format.mediaType();
	}

}
