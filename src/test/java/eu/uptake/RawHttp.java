package eu.uptake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes as no proper client sends them.
 */
public final class RawHttp {

	private RawHttp() {
	}

	/**
	 * Sends bytes and reads until the service closes the connection.
	 * @param base the service
	 * @param request the request, each character a byte; lines end in {@code \r\n}
	 * @return all that was answered, each byte a character
	 */
	public static String send(URI base, String request) {
		try (Socket socket = new Socket(base.getHost(), base.getPort())) {
			// Only so that a test that fails ends.
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			InputStream in = socket.getInputStream();
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Asks for a target as it is.
	 * @param base the service
	 * @param target path and query, encoded or not
	 * @return the whole answer
	 */
	public static String get(URI base, String target) {
		return send(base, "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(target));
	}

	/**
	 * The statuses of what was answered.
	 * @param answer the answers, one after the other
	 * @return the status of each
	 */
	public static List<Integer> statuses(String answer) {
		List<Integer> statuses = new ArrayList<>();
		for (int at = answer.indexOf("HTTP/1.1 "); at >= 0; at = answer.indexOf("HTTP/1.1 ", at + 1)) {
			statuses.add(Integer.valueOf(answer.substring(at + 9, at + 12)));
		}
		return statuses;
	}

}
