package eu.uptake.bson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.bson.BsonType;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the fields of a document, or the elements of an array, in the order in
 * which they are stored (bsonspec.org, version 1.1). Not thread-safe.
 */
public final class BsonFields {

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final byte DOUBLE = (byte) BsonType.DOUBLE.getValue();

	private static final byte STRING = (byte) BsonType.STRING.getValue();

	private static final byte NULL = (byte) BsonType.NULL.getValue();

	private static final byte INT32 = (byte) BsonType.INT32.getValue();

	private static final byte INT64 = (byte) BsonType.INT64.getValue();

	private final byte[] bytes;

	/** Where the next field begins. */
	private int next;

	private byte type;

	private int name;

	private int value;

	private BsonFields(byte[] bytes, int document) {
		this.bytes = bytes;
		this.next = document + Integer.BYTES;
	}

	/**
	 * The fields of a document.
	 * @param document the document, as it came from the store
	 * @return its fields, before the first
	 */
	public static BsonFields of(RawBsonDocument document) {
		ByteBuf buffer = document.getByteBuffer();
		return new BsonFields(buffer.array(), buffer.arrayOffset() + buffer.position());
	}

	/**
	 * Goes to the next field.
	 * @return false if there is none
	 */
	public boolean next() {
		this.type = this.bytes[this.next];
		if (this.type == 0) {
			return false;
		}
		this.name = this.next + 1;
		int end = this.name;
		while (this.bytes[end] != 0) {
			end++;
		}
		this.value = end + 1;
		this.next = this.value + length();
		return true;
	}

	private int length() {
		return switch (BsonType.findByValue(this.type)) {
			case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> 0;
			case BOOLEAN -> 1;
			case INT32 -> Integer.BYTES;
			case DOUBLE, INT64, DATE_TIME, TIMESTAMP -> Long.BYTES;
			case OBJECT_ID -> 12;
			case DECIMAL128 -> 2 * Long.BYTES;
			case STRING -> Integer.BYTES + integer();
			case BINARY -> Integer.BYTES + 1 + integer();
			case DOCUMENT, ARRAY -> integer();
			default -> throw wrong("one that is stored here");
		};
	}

	private int integer() {
		return (int) INT.get(this.bytes, this.value);
	}

	/**
	 * Whether the field has a name.
	 * @param ascii the name, in ASCII
	 * @return true if it has
	 */
	public boolean is(String ascii) {
		int length = ascii.length();
		if (this.value - this.name != length + 1) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (this.bytes[this.name + i] != ascii.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	public boolean isNull() {
		return this.type == NULL;
	}

	/**
	 * The field's number.
	 * @return the number, cut to a whole one
	 * @throws IllegalStateException if it is none
	 */
	public long number() {
		if (this.type == INT32) {
			return integer();
		}
		if (this.type == INT64) {
			return (long) LONG.get(this.bytes, this.value);
		}
		if (this.type == DOUBLE) {
			return (long) Double.longBitsToDouble((long) LONG.get(this.bytes, this.value));
		}
		throw wrong("a number");
	}

	/**
	 * The field's text.
	 * @return the text, or null if the field is null
	 * @throws IllegalStateException if it is neither
	 */
	public @Nullable String text() {
		if (this.type == NULL) {
			return null;
		}
		if (this.type != STRING) {
			throw wrong("a text");
		}
		return new String(this.bytes, this.value + Integer.BYTES, integer() - 1, StandardCharsets.UTF_8);
	}

	/**
	 * The fields of the document, or the elements of the array, in this field.
	 * @return its fields, before the first
	 * @throws IllegalStateException if it is neither
	 */
	public BsonFields fields() {
		if (this.type != BsonType.DOCUMENT.getValue() && this.type != BsonType.ARRAY.getValue()) {
			throw wrong("a document or an array");
		}
		return new BsonFields(this.bytes, this.value);
	}

	private IllegalStateException wrong(String expected) {
		String field = new String(this.bytes, this.name, this.value - this.name - 1, StandardCharsets.UTF_8);
		return new IllegalStateException(
				"%s is %s, not %s".formatted(field, BsonType.findByValue(this.type), expected));
	}

}
