package eu.uptake.download;

/**
 * The CRC-32 of two pieces of content one after the other, from those of the pieces.
 */
final class Crc32Join {

	/** x³² + x²⁶ + … + 1 of RFC 1952, the highest power of x in the lowest bit. */
	private static final int POLYNOMIAL = 0xedb88320;

	/** The polynomial 1. */
	private static final int ONE = 1 << 31;

	private static final int X = 1 << 30;

	private Crc32Join() {
	}

	/**
	 * Joins checksums.
	 * @param first the first piece's checksum
	 * @param second the second piece's checksum
	 * @param length the second piece's length in bytes
	 * @return the checksum of both, as {@link java.util.zip.CRC32#getValue} has it
	 */
	static long join(long first, long second, long length) {
		return Integer.toUnsignedLong(multiply((int) first, power(8 * length))) ^ second;
	}

	// x to a power, by squaring.
	private static int power(long exponent) {
		int power = ONE;
		int square = X;
		for (long left = exponent; left > 0; left >>= 1) {
			if ((left & 1) == 1) {
				power = multiply(power, square);
			}
			square = multiply(square, square);
		}
		return power;
	}

	// Multiplies polynomials over GF(2), modulo CRC-32's.
	private static int multiply(int left, int right) {
		int product = 0;
		int shifted = right;
		for (int bit = ONE; bit != 0; bit >>>= 1) {
			if ((left & bit) != 0) {
				product ^= shifted;
			}
			shifted = (shifted >>> 1) ^ (((shifted & 1) != 0) ? POLYNOMIAL : 0);
		}
		return product;
	}

}
