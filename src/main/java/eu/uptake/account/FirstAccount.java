package eu.uptake.account;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

import eu.uptake.account.AccountInputs.CreateAccountInput;
import eu.uptake.audit.Actor;
import eu.uptake.audit.AuditTrail;
import eu.uptake.audit.Deed;
import eu.uptake.contract.Rejection;
import eu.uptake.contract.UserError;

/**
 * Creates TAXUD's first account where there is none and no demo account takes its place,
 * after the seed has been loaded and before the service takes its first request. Of
 * several services that start at the same time one does it.
 */
@Component
@ConditionalOnWebApplication
@EnableConfigurationProperties(FirstAccountProperties.class)
class FirstAccount implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(FirstAccount.class);

	private final FirstAccountProperties properties;

	private final AccountStore store;

	private final AccountKeeping keeping;

	private final PasswordRules rules;

	private final RemainingTaxud remainingTaxud;

	private final ObjectProvider<DemoAccounts> demoAccounts;

	private final AuditTrail audit;

	private boolean running;

	FirstAccount(FirstAccountProperties properties, AccountStore store, AccountKeeping keeping, PasswordRules rules,
			RemainingTaxud remainingTaxud, ObjectProvider<DemoAccounts> demoAccounts, AuditTrail audit) {
		this.properties = properties;
		this.store = store;
		this.keeping = keeping;
		this.rules = rules;
		this.remainingTaxud = remainingTaxud;
		this.demoAccounts = demoAccounts;
		this.audit = audit;
	}

	@Override
	public void start() {
		if (this.demoAccounts.getIfAvailable() == null) {
			if (isMissing()) {
				create();
			}
			this.remainingTaxud.ensureAny();
		}
		this.running = true;
	}

	private boolean isMissing() {
		return this.store.enabledTaxud().isEmpty();
	}

	private void create() {
		String password = this.properties.password();
		if (!StringUtils.hasText(password)) {
			throw new FirstAccountException(
					"There is no account of TAXUD's yet, and no password to make the first one with");
		}
		String username = Accounts.normalise(this.properties.username());
		String wrong = reasons(AccountChecks.checkUsername(username), this.rules.check("password", password, username));
		if (!wrong.isEmpty()) {
			throw new FirstAccountException("The first account can't be made: " + wrong);
		}
		try {
			this.audit.record(Actor.SERVICE, new Deed("createAccount", "account " + username),
					() -> this.keeping.create(new CreateAccountInput(username, Role.TAXUD, null, null, password)));
			logger.info("Created TAXUD's first account, \"%s\"".formatted(username));
		}
		catch (Rejection ex) {
			// Another service may have been faster.
			if (isMissing()) {
				throw new FirstAccountException("The first account can't be made: " + ex.getMessage());
			}
		}
	}

	private static String reasons(@Nullable UserError... errors) {
		return Stream.of(errors)
			.filter(Objects::nonNull)
			.map((error) -> Objects.requireNonNull(error).message())
			.collect(Collectors.joining(" "));
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	// Before the web server, which starts among the last.
	@Override
	public int getPhase() {
		return 0;
	}

}
