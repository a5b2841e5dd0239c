package eu.uptake;

import com.mongodb.ConnectionString;
import com.mongodb.MongoTimeoutException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/**
 * Prints in a sentence that MongoDB can't be reached at the start, without the
 * credentials that its URI may hold.
 */
class StoreFailureAnalyzer extends AbstractFailureAnalyzer<MongoTimeoutException> {

	private final Environment environment;

	StoreFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, MongoTimeoutException cause) {
		return new FailureAnalysis("MongoDB at %s doesn't answer".formatted(servers()),
				"Start the server, or name another one with spring.mongodb.uri (SPRING_MONGODB_URI).", cause);
	}

	private String servers() {
		String uri = this.environment.getProperty("spring.mongodb.uri");
		return (uri != null) ? String.join(", ", new ConnectionString(uri).getHosts())
				: this.environment.getProperty("spring.mongodb.host", "localhost");
	}

}
