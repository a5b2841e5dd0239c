package eu.uptake.answer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;

import eu.uptake.answer.AnswerMarks.AnswerMark;
import eu.uptake.answer.KeptAnswers.Answer;
import eu.uptake.answer.KeptAnswers.Header;
import eu.uptake.answer.KeptAnswers.Question;
import eu.uptake.answer.KeptFields.Kind;
import eu.uptake.answer.PublicState.Snapshot;
import eu.uptake.http.ReadBody;
import eu.uptake.http.RequestRates;
import eu.uptake.http.StoreAway;
import eu.uptake.signin.SignInFilters;

/**
 * Answers what has been answered before to somebody who hasn't signed in, as long as it
 * still is the answer. It comes before the security filters, and only takes requests that
 * bring nothing they would look at: no session, no token, no origin. Whoever may have
 * written something is answered from the store.
 */
class AnswerFilter extends OncePerRequestFilter {

	/** A request with any of them goes its whole way. */
	private static final List<String> LOOKED_AT = List.of(HttpHeaders.AUTHORIZATION, HttpHeaders.ORIGIN,
			HttpHeaders.CONTENT_ENCODING, "X-HTTP-Method-Override");

	/** Set for each answer anew, or the client's own. */
	private static final Set<String> NOT_KEPT = Set.of("x-request-id", "set-cookie", "date", "content-length",
			"content-type", "cache-control", "pragma", "expires", "transfer-encoding", "connection", "keep-alive",
			"traceparent");

	private static final int LONGEST_QUESTION = 16 * 1024;

	/** Browsers send no more, and each is another question. */
	private static final int LONGEST_ACCEPT = 256;

	private final KeptAnswers answers;

	private final PublicState state;

	private final RequestRates rates;

	private final AnswerTimes times;

	private final boolean keepsFigures;

	AnswerFilter(KeptAnswers answers, PublicState state, RequestRates rates, AnswerTimes times, boolean keepsFigures) {
		this.answers = answers;
		this.state = state;
		this.rates = rates;
		this.times = times;
		this.keepsFigures = keepsFigures;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getRequestURI().equals("/graphql") || !isPlain(request);
	}

	private static boolean isPlain(HttpServletRequest request) {
		boolean get = GetOperation.isOne(request);
		if (!get && !(request.getMethod().equals("POST") && request.getQueryString() == null
				&& isJson(request.getContentType()) && request.getContentLengthLong() >= 0
				&& request.getContentLengthLong() <= LONGEST_QUESTION)) {
			return false;
		}
		for (String name : LOOKED_AT) {
			if (request.getHeader(name) != null) {
				return false;
			}
		}
		List<String> accept = Collections.list(request.getHeaders(HttpHeaders.ACCEPT));
		if (accept.size() > 1 || accept.stream()
			.anyMatch(
					(types) -> types.length() > LONGEST_ACCEPT || types.contains(MediaType.TEXT_EVENT_STREAM_VALUE))) {
			return false;
		}
		// HTTP/2, and whoever likes to, sends each in a line of its own.
		return Collections.list(request.getHeaders(HttpHeaders.COOKIE))
			.stream()
			.noneMatch((cookies) -> cookies.contains(SignInFilters.SESSION_COOKIE));
	}

	private static boolean isJson(@Nullable String type) {
		return type != null
				&& (type.equals("application/json") || type.equalsIgnoreCase("application/json;charset=utf-8"));
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		long begun = System.nanoTime();
		boolean get = GetOperation.isOne(request);
		byte[] body = get ? GetOperation.key(request) : request.getInputStream().readAllBytes();
		String accept = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT), "");
		Question question = new Question(body, (get ? "GET " : "") + accept, request.isSecure());
		Answer known = this.answers.find(question);
		Snapshot now = (known == null || known.state() != null) ? current() : null;
		if (known != null && known.holds((now != null) ? now.number() : -1)) {
			if (!this.rates.take(request, response)) {
				return;
			}
			answer(request, response, known, now);
			known.times().accept(System.nanoTime() - begun);
			return;
		}
		AnswerMark mark = new AnswerMark();
		request.setAttribute(AnswerMark.ATTRIBUTE, mark);
		HeldResponse held = new HeldResponse(response, get);
		// What is held is dropped if something is thrown: others answer that.
		chain.doFilter(get ? request : new AgainReadable(request, body), held);
		if (request.isAsyncStarted()) {
			held.release();
			return;
		}
		Answer answer = keep(question, mark, held, now);
		if (get && answer != null) {
			answer(request, response, answer, now);
			return;
		}
		held.release();
	}

	// While the store is away, nobody waits for it once more; whatever else is wrong, the
	// engine says what there is to say.
	private @Nullable Snapshot current() {
		try {
			return this.keepsFigures ? this.state.current() : null;
		}
		catch (DataAccessException ex) {
			if (StoreAway.isCauseOf(ex)) {
				throw ex;
			}
			return null;
		}
	}

	private @Nullable Answer keep(Question question, AnswerMark mark, HeldResponse held, @Nullable Snapshot before) {
		String type = held.getContentType();
		if (held.getStatus() != HttpServletResponse.SC_OK || mark.kind() == Kind.OTHER || type == null
				|| (mark.kind() == Kind.FIGURES && before == null)) {
			return null;
		}
		List<Header> headers = new ArrayList<>();
		for (String name : held.getHeaderNames()) {
			if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
				headers.add(new Header(name, List.copyOf(held.getHeaders(name))));
			}
		}
		byte[] body = held.body();
		Answer answer = new Answer((mark.kind() == Kind.FIGURES && before != null) ? before.number() : null, body, type,
				List.copyOf(headers), Answer.tag(body), this.times.of(mark.operation()));
		this.answers.keep(question, answer);
		return answer;
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, Answer answer,
			@Nullable Snapshot state) throws IOException {
		ServerHttpObservationFilter.findObservationContext(request)
			.ifPresent((observed) -> observed.setPathPattern("/graphql"));
		for (Header header : answer.headers()) {
			response.setHeader(header.name(), header.values().get(0));
			header.values().stream().skip(1).forEach((value) -> response.addHeader(header.name(), value));
		}
		long age = (state != null) ? TimeUnit.NANOSECONDS.toSeconds(this.state.ageOf(state)) : 0;
		response.setHeader(HttpHeaders.AGE, String.valueOf(age));
		if (GetOperation.isOne(request)) {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
			response.setHeader(HttpHeaders.PRAGMA, null);
			response.setHeader(HttpHeaders.EXPIRES, null);
			response.setHeader(HttpHeaders.VARY, "Accept, Authorization, Cookie, Origin");
			response.setHeader(HttpHeaders.ETAG, answer.tag());
			if (GetOperation.hasTag(request, answer.tag())) {
				response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
				return;
			}
		}
		else {
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		response.setContentType(answer.contentType());
		response.setContentLength(answer.body().length);
		response.getOutputStream().write(answer.body());
	}

	/**
	 * A request whose body is there once more.
	 */
	private static final class AgainReadable extends HttpServletRequestWrapper {

		private final ServletInputStream body;

		AgainReadable(HttpServletRequest request, byte[] body) {
			super(request);
			this.body = new ReadBody(body);
		}

		@Override
		public ServletInputStream getInputStream() {
			return this.body;
		}

	}

}
