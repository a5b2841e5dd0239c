package eu.uptake.bson;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;

import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class BsonFieldsTests {

	@Test
	void fieldsOfEveryStoredTypeArePassed() {
		Document document = new Document("a", 1.5).append("b", "x")
			.append("c", new Document("d", 1))
			.append("e", List.of(1, 2))
			.append("f", new Binary(new byte[] { 1, 2, 3 }))
			.append("g", new ObjectId())
			.append("h", true)
			.append("i", new Date(0))
			.append("j", null)
			.append("k", 7)
			.append("l", 7L)
			.append("m", new Decimal128(7))
			.append("last", "found");
		BsonFields fields = fields(document);
		List<String> passed = new ArrayList<>();
		while (fields.next()) {
			document.keySet().stream().filter(fields::is).forEach(passed::add);
		}
		assertThat(passed).containsExactlyElementsOf(document.keySet());
	}

	@Test
	void aNumberIsAnIntegerALongOrADouble() {
		BsonFields fields = fields(new Document("a", -3).append("b", 1L << 40).append("c", 12.0));
		List<Long> numbers = new ArrayList<>();
		while (fields.next()) {
			numbers.add(fields.number());
		}
		assertThat(numbers).containsExactly(-3L, 1L << 40, 12L);
	}

	@Test
	void textIsUtf8OrNull() {
		BsonFields fields = fields(new Document("a", "Zöll\u0000\uD83D\uDE00").append("b", null));
		fields.next();
		assertThat(fields.text()).isEqualTo("Zöll\u0000\uD83D\uDE00");
		fields.next();
		assertThat(fields.isNull()).isTrue();
		assertThat(fields.text()).isNull();
	}

	@Test
	void aDocumentWithinABytesMiddleIsReadFromThere() {
		byte[] whole = bytes(new Document("in", new Document("a", 1)));
		// 4 bytes of length, the type, "in" and its end
		BsonFields fields = BsonFields.of(new RawBsonDocument(whole, 8, whole.length - 9));
		assertThat(fields.next()).isTrue();
		assertThat(fields.is("a")).isTrue();
		assertThat(fields.number()).isEqualTo(1);
		assertThat(fields.next()).isFalse();
	}

	@Test
	void aNameIsTheWholeName() {
		BsonFields fields = fields(new Document("year", 1));
		fields.next();
		assertThat(fields.is("yea")).isFalse();
		assertThat(fields.is("years")).isFalse();
		assertThat(fields.is("yeas")).isFalse();
	}

	@Test
	void anotherTypeThanExpectedIsAnErrorThatNamesTheField() {
		BsonFields fields = fields(new Document("sum", "x"));
		fields.next();
		assertThatIllegalStateException().isThrownBy(fields::number).withMessage("sum is STRING, not a number");
		assertThatIllegalStateException().isThrownBy(fields::fields)
			.withMessage("sum is STRING, not a document or an array");
		BsonFields number = fields(new Document("module", 1));
		number.next();
		assertThatIllegalStateException().isThrownBy(number::text).withMessage("module is INT32, not a text");
	}

	private static BsonFields fields(Document document) {
		return BsonFields.of(new RawBsonDocument(bytes(document)));
	}

	private static byte[] bytes(Document document) {
		RawBsonDocument raw = new RawBsonDocument(document, new DocumentCodec());
		byte[] bytes = new byte[raw.getByteBuffer().remaining()];
		raw.getByteBuffer().get(bytes);
		return bytes;
	}

}
