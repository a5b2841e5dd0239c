package eu.uptake.query;

import java.util.List;

/**
 * Knows operations that may be run where only registered ones may.
 */
public interface OperationSource {

	/**
	 * The operations.
	 * @return their documents, exactly as they are sent
	 */
	List<String> documents();

}
