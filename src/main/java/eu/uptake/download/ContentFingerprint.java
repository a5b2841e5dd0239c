package eu.uptake.download;

/**
 * What identifies content, whatever its name and compression.
 *
 * @param length its bytes, decompressed
 * @param checksum their CRC-32 in the upper 32 bits, their CRC-32C in the lower
 */
record ContentFingerprint(long length, long checksum) {

	/**
	 * As a key.
	 * @return the length, a hyphen, and the checksum in 16 hexadecimal digits
	 */
	@Override
	public String toString() {
		String digits = Long.toHexString(this.checksum);
		return this.length + "-" + "0".repeat(16 - digits.length()) + digits;
	}

}
