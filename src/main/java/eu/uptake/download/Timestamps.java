package eu.uptake.download;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * Reads {@code dd/Mon/yyyy:hh:mm:ss ±hhmm}. Neighbouring lines are mostly of one minute,
 * so the last minute read is kept and only the seconds are looked at again. Not
 * thread-safe.
 */
final class Timestamps {

	static final int LENGTH = 26;

	static final long INVALID = Long.MIN_VALUE;

	private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

	/** The bytes 16 to 23 ({@code m:ss +hh}) without the two of the seconds. */
	private static final long ALL_BUT_SECONDS = 0xffffffff_0000ffffL;

	private long first;

	private long second;

	private long third;

	private int zone;

	private long minute = INVALID;

	/**
	 * Reads a timestamp; the array must have {@link #LENGTH} bytes from there on.
	 * @param bytes the line
	 * @param at where the timestamp begins
	 * @return seconds since 1970, or {@link #INVALID}
	 */
	long read(byte[] bytes, int at) {
		long word = Bytes.word(bytes, at + 16);
		int last = bytes[at + 24] << 8 | (bytes[at + 25] & 0xff);
		if (Bytes.word(bytes, at) != this.first || Bytes.word(bytes, at + 8) != this.second
				|| (word & ALL_BUT_SECONDS) != this.third || last != this.zone || this.minute == INVALID) {
			this.minute = minute(bytes, at);
			this.first = Bytes.word(bytes, at);
			this.second = Bytes.word(bytes, at + 8);
			this.third = word & ALL_BUT_SECONDS;
			this.zone = last;
		}
		int seconds = number(bytes, at + 18, 2, 59);
		return (this.minute == INVALID || seconds < 0) ? INVALID : this.minute + seconds;
	}

	private static long minute(byte[] bytes, int at) {
		if (bytes[at + 2] != '/' || bytes[at + 6] != '/' || bytes[at + 11] != ':' || bytes[at + 14] != ':'
				|| bytes[at + 17] != ':' || bytes[at + 20] != ' ' || (bytes[at + 21] != '+' && bytes[at + 21] != '-')) {
			return INVALID;
		}
		int month = month(bytes, at + 3);
		int year = number(bytes, at + 7, 4, 9999);
		int day = number(bytes, at, 2, 31);
		int hour = number(bytes, at + 12, 2, 23);
		int minute = number(bytes, at + 15, 2, 59);
		int offsetHours = number(bytes, at + 22, 2, 18);
		int offsetMinutes = number(bytes, at + 24, 2, 59);
		if (month < 1 || year < 0 || day < 1 || hour < 0 || minute < 0 || offsetHours < 0 || offsetMinutes < 0
				|| day > YearMonth.of(year, month).lengthOfMonth()) {
			return INVALID;
		}
		int offset = offsetHours * 60 + offsetMinutes;
		long minutes = LocalDate.of(year, month, day).toEpochDay() * 1440 + hour * 60 + minute;
		return 60 * (minutes + ((bytes[at + 21] == '+') ? -offset : offset));
	}

	private static int month(byte[] bytes, int at) {
		for (int month = 1; month <= 12; month++) {
			int name = 3 * (month - 1);
			if (bytes[at] == MONTHS.charAt(name) && bytes[at + 1] == MONTHS.charAt(name + 1)
					&& bytes[at + 2] == MONTHS.charAt(name + 2)) {
				return month;
			}
		}
		return -1;
	}

	private static int number(byte[] bytes, int at, int digits, int max) {
		int number = 0;
		for (int i = at; i < at + digits; i++) {
			int digit = bytes[i] - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			number = number * 10 + digit;
		}
		return (number > max) ? -1 : number;
	}

}
