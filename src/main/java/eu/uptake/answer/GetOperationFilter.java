package eu.uptake.answer;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.http.HttpProblems;
import eu.uptake.http.ReadBody;
import eu.uptake.query.RegisteredOperations;

/**
 * Hands a registered operation that is asked for by GET to the endpoint, which knows
 * POST. It comes after the security filters, to which it is a GET: so it may be no
 * mutation.
 */
class GetOperationFilter extends OncePerRequestFilter {

	private final RegisteredOperations registered;

	private final HttpProblems problems;

	private final JsonMapper json;

	GetOperationFilter(RegisteredOperations registered, HttpProblems problems, JsonMapper json) {
		this.registered = registered;
		this.problems = problems;
		this.json = json;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !GetOperation.isOne(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Map<?, ?> extensions = object(request, GetOperation.EXTENSIONS);
		Map<?, ?> variables = object(request, "variables");
		if (extensions == null || variables == null || request.getParameter("query") != null
				|| !(extensions.get("persistedQuery") instanceof Map<?, ?> persisted)
				|| !(persisted.get("sha256Hash") instanceof String hash)) {
			this.problems.write(response, HttpStatus.BAD_REQUEST,
					"A GET has extensions={\"persistedQuery\":{\"version\":1,\"sha256Hash\":…}}, and may have variables and"
							+ " operationName.");
			return;
		}
		if (this.registered.writes(hash)) {
			response.setHeader(HttpHeaders.ALLOW, "POST");
			this.problems.write(response, HttpStatus.METHOD_NOT_ALLOWED, "A mutation is sent by POST.");
			return;
		}
		Map<String, Object> body = new LinkedHashMap<>();
		body.put("extensions", extensions);
		body.put("variables", variables);
		if (request.getParameter("operationName") != null) {
			body.put("operationName", request.getParameter("operationName"));
		}
		chain.doFilter(new Posted(request, this.json.writeValueAsBytes(body)), response);
	}

	private @Nullable Map<?, ?> object(HttpServletRequest request, String parameter) {
		String given = request.getParameter(parameter);
		if (given == null) {
			return Map.of();
		}
		try {
			return this.json.readValue(given, Map.class);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	private static final class Posted extends HttpServletRequestWrapper {

		private final byte[] body;

		Posted(HttpServletRequest request, byte[] body) {
			super(request);
			this.body = body;
		}

		@Override
		public String getMethod() {
			return "POST";
		}

		@Override
		public String getContentType() {
			return MediaType.APPLICATION_JSON_VALUE;
		}

		@Override
		public @Nullable String getHeader(String name) {
			return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? getContentType() : super.getHeader(name);
		}

		@Override
		public Enumeration<String> getHeaders(String name) {
			return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? Collections.enumeration(List.of(getContentType()))
					: super.getHeaders(name);
		}

		@Override
		public int getContentLength() {
			return this.body.length;
		}

		@Override
		public long getContentLengthLong() {
			return this.body.length;
		}

		@Override
		public ServletInputStream getInputStream() {
			return new ReadBody(this.body);
		}

	}

}
