package eu.uptake.query;

import java.util.List;

import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Whether a request is answered by a stream.
 */
public final class StreamedRequest {

	private StreamedRequest() {
	}

	/**
	 * Whether a request is answered by a stream: it has come by WebSocket, or accepts
	 * events and nothing that one answer could be.
	 * @param request the request
	 * @return false if it is answered once
	 */
	public static boolean is(WebGraphQlRequest request) {
		return request instanceof WebSocketGraphQlRequest || acceptsEventsOnly(request.getHeaders());
	}

	private static boolean acceptsEventsOnly(HttpHeaders headers) {
		try {
			List<MediaType> accepted = headers.getAccept();
			return accepted.stream().anyMatch(MediaType.TEXT_EVENT_STREAM::equalsTypeAndSubtype) && accepted.stream()
				.noneMatch((type) -> type.isCompatibleWith(MediaType.APPLICATION_JSON)
						|| type.isCompatibleWith(MediaType.APPLICATION_GRAPHQL_RESPONSE));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
