package eu.uptake.oidc;

import java.time.Duration;

import org.springframework.http.client.SimpleClientHttpRequestFactory;

/**
 * How issuers are asked: somebody waits for the answer.
 */
final class IssuerHttp {

	private static final Duration CONNECT = Duration.ofSeconds(5);

	private static final Duration READ = Duration.ofSeconds(10);

	private IssuerHttp() {
	}

	static SimpleClientHttpRequestFactory requests() {
		SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
		requests.setConnectTimeout(CONNECT);
		requests.setReadTimeout(READ);
		return requests;
	}

}
