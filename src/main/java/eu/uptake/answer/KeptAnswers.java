package eu.uptake.answer;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongConsumer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The answers, by the bytes of the request.
 */
class KeptAnswers {

	/** What all of them may have, in bytes. */
	private static final long MOST = 16 * 1024 * 1024;

	private static final int LARGEST = 512 * 1024;

	/** About what an object of a few fields and those around it have. */
	private static final int OBJECTS = 100;

	private final Cache<Question, Answer> answers = Caffeine.newBuilder()
		.maximumWeight(MOST)
		.weigher((Question question, Answer answer) -> question.bytes() + answer.bytes())
		.build();

	@Nullable Answer find(Question question) {
		return this.answers.getIfPresent(question);
	}

	void keep(Question question, Answer answer) {
		if (answer.body().length <= LARGEST) {
			this.answers.put(question, answer);
		}
	}

	/**
	 * What is asked, and how it is to be answered. Nothing else of a request is looked at
	 * for its answer, but who asks.
	 *
	 * @param body the request's body
	 * @param accept its header, or empty
	 * @param secure whether it came by TLS, of which some headers tell
	 */
	record Question(byte[] body, String accept, boolean secure) {

		int bytes() {
			return this.body.length + this.accept.length() + OBJECTS;
		}

		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Question question && Arrays.equals(this.body, question.body)
					&& this.accept.equals(question.accept) && this.secure == question.secure;
		}

		@Override
		public int hashCode() {
			return 31 * Arrays.hashCode(this.body) + this.accept.hashCode();
		}

	}

	/**
	 * An answer.
	 *
	 * @param state the number of the state of the public records that it rests on, or
	 * null if it rests on none
	 * @param body the body
	 * @param contentType its type
	 * @param headers the other headers
	 * @param tag the entity tag of the body
	 * @param times where the times of its operation go
	 */
	record Answer(@Nullable Long state, byte[] body, String contentType, List<Header> headers, String tag,
			LongConsumer times) {

		static String tag(byte[] body) {
			try {
				byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
				return "\"" + HexFormat.of().formatHex(digest, 0, 16) + "\"";
			}
			catch (NoSuchAlgorithmException ex) {
				throw new IllegalStateException(ex);
			}
		}

		int bytes() {
			int bytes = this.body.length + OBJECTS;
			for (Header header : this.headers) {
				bytes += OBJECTS;
				for (String value : header.values()) {
					bytes += value.length() + OBJECTS;
				}
			}
			return bytes;
		}

		boolean holds(long current) {
			return this.state == null || this.state == current;
		}

	}

	record Header(String name, List<String> values) {
	}

}
