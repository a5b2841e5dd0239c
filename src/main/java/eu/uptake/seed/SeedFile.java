package eu.uptake.seed;

import java.util.Collection;
import java.util.List;

/**
 * How one file of {@code seed/} becomes documents. Each feature declares a bean for the
 * files it owns, with {@code @Order} where a file refers to an earlier one.
 *
 * @param <T> what a row becomes
 */
public interface SeedFile<T> {

	/**
	 * The file's name, such as {@code modules.csv}.
	 * @return the name
	 */
	String name();

	/**
	 * Reads and checks one row; nothing is written yet.
	 * @param row the row
	 * @param earlier what the files before this one hold
	 * @return the row's meaning
	 * @throws SeedException (from the row's methods) naming file, line and reason
	 */
	T read(SeedRow row, SeedData earlier);

	/**
	 * What makes a row unique in its file.
	 * @param item the row's meaning
	 * @return the key
	 */
	String key(T item);

	/**
	 * The documents that the rows make up; by default each row is one.
	 * @param items all rows of the file
	 * @return the documents
	 */
	default Collection<?> documents(List<T> items) {
		return items;
	}

}
