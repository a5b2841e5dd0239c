package eu.uptake.account;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * The accounts there are: the demo accounts where the embedded store is in use.
 */
@Component
class Accounts implements UserDetailsService {

	private final ObjectProvider<DemoAccounts> demoAccounts;

	Accounts(ObjectProvider<DemoAccounts> demoAccounts) {
		this.demoAccounts = demoAccounts;
	}

	@Override
	public UserDetails loadUserByUsername(String username) {
		DemoAccounts demo = this.demoAccounts.getIfAvailable();
		AccountDetails details = (demo != null) ? demo.find(username) : null;
		if (details == null) {
			throw new UsernameNotFoundException("No such account");
		}
		return details;
	}

}
