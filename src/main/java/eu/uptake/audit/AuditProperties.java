package eu.uptake.audit;

import java.time.Period;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The audit trail.
 *
 * @param keep how long events are kept
 */
@ConfigurationProperties("uptake.audit")
record AuditProperties(@DefaultValue("P5Y") Period keep) {

	AuditProperties {
		if (keep.isNegative() || keep.isZero()) {
			throw new IllegalArgumentException("uptake.audit.keep must be positive: P5Y are five years");
		}
	}

}
