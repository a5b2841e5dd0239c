package eu.uptake.download;

import java.util.Arrays;
import java.util.zip.CRC32;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class Crc32JoinTests {

	@Property
	void joinsTheChecksumsOfTwoPieces(@ForAll @Size(max = 300) byte[] content, @ForAll @IntRange(max = 300) int cut) {
		int at = Math.min(cut, content.length);
		byte[] end = Arrays.copyOfRange(content, at, content.length);
		assertThat(Crc32Join.join(crc32(Arrays.copyOf(content, at)), crc32(end), end.length)).isEqualTo(crc32(content));
	}

	private static long crc32(byte[] content) {
		CRC32 crc = new CRC32();
		crc.update(content);
		return crc.getValue();
	}

}
