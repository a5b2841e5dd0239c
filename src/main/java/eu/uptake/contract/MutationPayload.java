package eu.uptake.contract;

import java.util.List;

/**
 * What a mutation answers, besides what it has changed.
 */
public interface MutationPayload {

	/**
	 * Why nothing was written.
	 * @return the errors; none if the mutation was done
	 */
	List<UserError> errors();

}
