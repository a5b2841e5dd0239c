package eu.uptake.audit;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;

import eu.uptake.contract.Connection;
import eu.uptake.contract.PageRequest;
import eu.uptake.country.Countries;
import eu.uptake.country.Country;

/**
 * {@code graphql/audit.graphqls}. There is no way to change an event.
 */
@Controller
class AuditController {

	private final AuditEvents events;

	private final Countries countries;

	AuditController(MongoOperations mongo, Countries countries) {
		this.events = new AuditEvents(mongo);
		this.countries = countries;
	}

	@QueryMapping
	@PreAuthorize("hasRole('TAXUD')")
	Connection<AuditEvent> auditEvents(@Argument @Nullable AuditFilter filter, @Argument @Nullable Integer first,
			@Argument @Nullable String after) {
		AuditFilter selected = (filter != null) ? filter : AuditFilter.ALL;
		this.countries.check("filter.countries", selected.countries());
		return this.events.page(selected.criteria(), PageRequest.of(first, after));
	}

	@BatchMapping(typeName = "AuditEvent")
	Map<AuditEvent, @Nullable Country> country(List<AuditEvent> events) {
		return this.countries.of(events, AuditEvent::country);
	}

}
