package eu.uptake.signin;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

import eu.uptake.account.AccountEntry;
import eu.uptake.account.PasswordCheck;
import eu.uptake.contract.TooManyRequests;

/**
 * Signs in with name and password.
 */
@Component
class PasswordSignIn implements AuthenticationProvider {

	private final PasswordCheck check;

	private final SignInAudit audit;

	PasswordSignIn(PasswordCheck check, SignInAudit audit) {
		this.check = check;
		this.audit = audit;
	}

	@Override
	public Authentication authenticate(Authentication given) {
		String address = (given.getDetails() instanceof WebAuthenticationDetails details) ? details.getRemoteAddress()
				: "";
		AccountEntry account;
		try {
			account = this.check.check(given.getName(), String.valueOf(given.getCredentials()), address);
		}
		catch (TooManyRequests ex) {
			this.audit.refused(given.getName());
			throw new TooManySignIns(ex);
		}
		if (account == null) {
			this.audit.failed(given.getName());
			throw new BadCredentialsException("Wrong username or password.");
		}
		this.audit.signedIn(account.username());
		return UsernamePasswordAuthenticationToken.authenticated(account, null,
				Scope.authorities(account.role(), Scope.allOf(account.role())));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
