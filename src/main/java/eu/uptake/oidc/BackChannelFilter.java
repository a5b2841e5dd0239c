package eu.uptake.oidc;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.filter.OncePerRequestFilter;

import eu.uptake.http.HttpProblems;

/**
 * Around the sign-out by the issuer: whoever can't be told whether its token is good
 * sends it again.
 */
class BackChannelFilter extends OncePerRequestFilter {

	private final HttpProblems problems;

	BackChannelFilter(HttpProblems problems) {
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !request.getServletPath().startsWith("/logout/connect/back-channel/");
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		try {
			chain.doFilter(request, response);
		}
		catch (AuthenticationServiceException ex) {
			if (ex instanceof IssuerAwayException || ex.getCause() instanceof JwtException) {
				response.setHeader(HttpHeaders.RETRY_AFTER, "10");
				this.problems.write(response, HttpStatus.SERVICE_UNAVAILABLE, "The issuer's keys can't be reached.");
			}
			else {
				this.problems.write(response, HttpStatus.BAD_REQUEST, "This is no logout token.");
			}
		}
	}

}
