package eu.uptake.uptake;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Which warnings stand on a return. A message names the country's own numbers only: those
 * of others may not be public yet.
 */
final class WarningRules {

	private static final Comparator<ReturnWarning> ORDER = Comparator
		.comparing((ReturnWarning warning) -> warning.key().module())
		.thenComparing(ReturnWarning::code);

	private final WarningProperties properties;

	WarningRules(WarningProperties properties) {
		this.properties = properties;
	}

	/**
	 * Looks at a return.
	 * @param current the return
	 * @param context what it is compared with
	 * @return its warnings in order of module and code, with the answers to them
	 */
	List<ReturnWarning> apply(NationalReturn current, Context context) {
		List<ReturnWarning> warnings = new ArrayList<>();
		for (Uptake uptake : current.uptakes()) {
			Uptake before = (context.lastYears() != null) ? context.lastYears().find(uptake.module()) : null;
			look(current, uptake, before, context.others().getOrDefault(uptake.module(), List.of()), warnings);
		}
		if (context.lastYears() != null) {
			for (Uptake before : context.lastYears().uptakes()) {
				if (context.available().contains(before.module()) && current.find(before.module()) == null) {
					warnings.add(warning(current, WarningCode.MODULE_DROPPED, new Uptake(before.module(), null, null),
							"%s was used in %d, and isn't reported for %d.", before.module(), current.year() - 1,
							current.year()));
				}
			}
		}
		return warnings.stream().sorted(ORDER).toList();
	}

	private void look(NationalReturn current, Uptake uptake, @Nullable Uptake before, List<Integer> others,
			List<ReturnWarning> warnings) {
		Integer trainees = uptake.trainees();
		if (trainees == null) {
			warnings.add(warning(current, WarningCode.TRAINEES_UNKNOWN, uptake,
					"%s was used, and the number of trainees isn't known.", uptake.module()));
			return;
		}
		if (trainees == 0) {
			warnings.add(warning(current, WarningCode.ZERO_TRAINEES, uptake,
					"%s was used, and nobody was trained with it.", uptake.module()));
		}
		if (before != null && before.trainees() != null && isJump(before.trainees(), trainees)) {
			warnings.add(warning(current, WarningCode.TRAINEES_JUMP, uptake,
					"%s has %d trainees, and had %d the year before.", uptake.module(), trainees, before.trainees()));
		}
		if (others.size() >= this.properties.outlierCountries()
				&& ModifiedZScore.by(others).isAbove(trainees, this.properties.outlierScore())) {
			warnings.add(warning(current, WarningCode.OUTLIER, uptake,
					"%s has %d trainees, which is far from what other countries report.", uptake.module(), trainees));
		}
	}

	private boolean isJump(int before, int now) {
		BigDecimal factor = this.properties.jumpFactor();
		return BigDecimal.valueOf(now).compareTo(factor.multiply(BigDecimal.valueOf(before))) > 0
				|| factor.multiply(BigDecimal.valueOf(now)).compareTo(BigDecimal.valueOf(before)) < 0;
	}

	private static ReturnWarning warning(NationalReturn current, WarningCode code, Uptake uptake, String message,
			Object... args) {
		WarningKey key = new WarningKey(code, uptake.module());
		return new ReturnWarning(key, uptake.trainees(), message.formatted(args), current.answerTo(key));
	}

	/**
	 * What a return is compared with.
	 *
	 * @param lastYears the country's return of the year before, if it was submitted
	 * @param others the numbers of trainees that other countries have submitted for the
	 * year, by module
	 * @param available the codes of the modules that could be used in the year
	 */
	record Context(@Nullable NationalReturn lastYears, Map<String, List<Integer>> others,
			Collection<String> available) {
	}

}
