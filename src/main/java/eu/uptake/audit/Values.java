package eu.uptake.audit;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Values as the trail shows them: texts that are not too long.
 */
final class Values {

	private static final int LONGEST = 500;

	private static final Pattern LINE_BREAKS = Pattern.compile("[\\n\\r\\t]+");

	/** Control characters, and halves of pairs, which no store can hold. */
	private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

	private Values() {
	}

	static @Nullable String text(@Nullable Object value) {
		if (value == null) {
			return null;
		}
		if (value instanceof BigDecimal number) {
			return number.stripTrailingZeros().toPlainString();
		}
		if (value instanceof Collection<?> list) {
			return list.isEmpty() ? null : shorten(joined(list.stream(), ", "));
		}
		if (value instanceof Record several) {
			return joined(Stream.of(several.getClass().getRecordComponents()).map((each) -> component(several, each)),
					" ");
		}
		return shorten(value.toString());
	}

	static @Nullable Object component(Record of, RecordComponent component) {
		ReflectionUtils.makeAccessible(component.getAccessor());
		return ReflectionUtils.invokeMethod(component.getAccessor(), of);
	}

	/**
	 * A text as it can be stored and shown in a line.
	 * @param text the text
	 * @return its first 500 characters
	 */
	static String shorten(String text) {
		String sane = NO_TEXT.matcher(LINE_BREAKS.matcher(text).replaceAll(" ")).replaceAll("\uFFFD");
		if (sane.length() <= LONGEST) {
			return sane;
		}
		int end = LONGEST - 1;
		return sane.substring(0, Character.isHighSurrogate(sane.charAt(end - 1)) ? end - 1 : end) + "…";
	}

	private static String joined(Stream<? extends @Nullable Object> values, String separator) {
		return values.map(Values::text).filter(Objects::nonNull).collect(Collectors.joining(separator));
	}

}
