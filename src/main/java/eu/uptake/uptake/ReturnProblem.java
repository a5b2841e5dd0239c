package eu.uptake.uptake;

import org.jspecify.annotations.Nullable;

import eu.uptake.contract.ErrorCode;

/**
 * Something that is wrong with an uploaded return.
 *
 * @param row the row, as a spreadsheet counts from 1, or null where it is the file or the
 * return as a whole
 * @param column the column's header, or null where it is no cell
 * @param cell the cell's reference in a spreadsheet, such as {@code G7}, or null
 * @param code what is wrong, for programs
 * @param message what is wrong, for people
 */
record ReturnProblem(@Nullable Integer row, @Nullable String column, @Nullable String cell, ErrorCode code,
		String message) {
}
