package eu.uptake.audit;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Criteria;

import eu.uptake.contract.FilterCriteria;

/**
 * Which events; described in {@code graphql/audit.graphqls}.
 */
record AuditFilter(@Nullable List<String> accounts, @Nullable List<String> actions, @Nullable String subject,
		@Nullable List<String> countries, @Nullable List<Integer> years, @Nullable Instant from, @Nullable Instant to,
		@Nullable List<Outcome> outcomes, @Nullable List<ClientKind> clients) {

	static final AuditFilter ALL = new AuditFilter(null, null, null, null, null, null, null, null, null);

	List<Criteria> criteria() {
		return new FilterCriteria().in("account", this.accounts)
			.in("action", this.actions)
			.and((this.subject != null) ? Criteria.where("subject").is(this.subject) : null)
			.in("country", this.countries)
			.in("year", this.years)
			.and((this.from != null) ? Criteria.where("at").gte(this.from) : null)
			.and((this.to != null) ? Criteria.where("at").lt(this.to) : null)
			.in("outcome", this.outcomes)
			.in("client", this.clients)
			.all();
	}

}
