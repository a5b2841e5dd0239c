package eu.uptake.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The names of the operations that the service knows: those of its examples and those of
 * its web client. Metrics name no others, or anybody could make as many series as they
 * like.
 */
@Component
class OperationNames {

	static final String OTHER = "other";

	private static final Pattern OPERATION = Pattern.compile("\\b(?:query|mutation|subscription) +([A-Z]\\w*)");

	private final Set<String> names = new TreeSet<>();

	OperationNames(ResourcePatternResolver resources) throws IOException {
		for (String place : new String[] { "classpath:graphql/operations/*.graphql", "classpath:static/app/**/*.js" }) {
			for (Resource each : resources.getResources(place)) {
				Matcher found = OPERATION.matcher(each.getContentAsString(StandardCharsets.UTF_8));
				while (found.find()) {
					this.names.add(found.group(1));
				}
			}
		}
	}

	/**
	 * The name to count an operation under.
	 * @param name what the client calls it
	 * @return that, or {@code other}
	 */
	String known(@Nullable String name) {
		return (name != null && this.names.contains(name)) ? name : OTHER;
	}

	Set<String> all() {
		return Set.copyOf(this.names);
	}

}
