package eu.uptake.bson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

import static org.assertj.core.api.Assertions.assertThat;

class BsonFieldsPropertyTests {

	@Property(tries = 300)
	void whatIsReadIsWhatWasWritten(@ForAll("documents") Map<String, Object> written) {
		assertThat(read(BsonFields.of(new RawBsonDocument(new Document(written), new DocumentCodec()))))
			.isEqualTo(written);
	}

	@Provide
	Arbitrary<Map<String, Object>> documents() {
		Arbitrary<Object> leaf = Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.integers().map(Long::valueOf),
				Arbitraries.strings().withCharRange('\u0000', '\ud7ff').ofMaxLength(20));
		Arbitrary<Map<String, Object>> flat = fields(leaf);
		return fields(Arbitraries.oneOf(leaf, flat));
	}

	private static Arbitrary<Map<String, Object>> fields(Arbitrary<Object> values) {
		return Arbitraries.maps(Arbitraries.of("a", "b", "longer", "longest"), values).map(LinkedHashMap::new);
	}

	private static Map<String, Object> read(BsonFields fields) {
		Map<String, Object> found = new LinkedHashMap<>();
		while (fields.next()) {
			for (String name : List.of("a", "b", "longer", "longest")) {
				if (fields.is(name)) {
					found.put(name, value(fields));
				}
			}
		}
		return found;
	}

	private static Object value(BsonFields fields) {
		try {
			return fields.number();
		}
		catch (IllegalStateException none) {
			try {
				return fields.text();
			}
			catch (IllegalStateException neither) {
				return read(fields.fields());
			}
		}
	}

}
