package eu.uptake.account;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/**
 * The accounts there are: the demo accounts where the embedded store is in use.
 */
@Component
public class Accounts implements UserDetailsService {

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

	/**
	 * The coordinators of all countries.
	 * @return their accounts; none where there are no accounts
	 */
	public List<Account> coordinators() {
		DemoAccounts demo = this.demoAccounts.getIfAvailable();
		return (demo != null) ? demo.coordinators() : List.of();
	}

}
