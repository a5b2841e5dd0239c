package eu.uptake.indicator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Field;
import org.springframework.data.mongodb.core.mapping.FieldType;

/**
 * What somebody has recorded of an indicator for a year: a number, a number with a note,
 * or why there is none, with its text. Of a computed indicator it is a note alone.
 *
 * @param year the calendar year
 * @param value the number
 * @param missingReason why there is none
 * @param note what is said of it
 * @param by who: the account's username, or {@code seed}
 * @param at when; null where it came with the seed
 * @param lowReliability whether the number rests on too little to be relied on
 */
record RecordedValue(int year, @Field(targetType = FieldType.DECIMAL128) @Nullable BigDecimal value,
		@Nullable MissingReason missingReason, @Nullable String note, String by, @Nullable Instant at,
		boolean lowReliability) {

	/** Who has recorded what an empty store is loaded with. */
	static final String SEED = "seed";

	boolean saysTheSameAs(@Nullable RecordedValue other) {
		return other != null && describe().equals(other.describe());
	}

	boolean isEmpty() {
		return this.value == null && this.missingReason == null && this.note == null && !this.lowReliability;
	}

	/**
	 * What is recorded, in words.
	 * @return the words, in English
	 */
	String describe() {
		List<String> words = new ArrayList<>();
		if (this.value != null) {
			words.add(this.value.stripTrailingZeros().toPlainString());
		}
		if (this.missingReason != null) {
			words.add(this.missingReason.name());
		}
		if (this.lowReliability) {
			words.add("(low reliability)");
		}
		if (this.note != null) {
			words.add("\"%s\"".formatted(this.note));
		}
		return words.isEmpty() ? "nothing" : String.join(" ", words);
	}

}
