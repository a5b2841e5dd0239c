package eu.uptake.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

import eu.uptake.TestStore;
import eu.uptake.UptakeApplication;
import eu.uptake.account.Account;
import eu.uptake.account.CurrentAccount;
import eu.uptake.account.Role;
import eu.uptake.audit.AuditTrail;
import eu.uptake.catalogue.TrainingModules;
import eu.uptake.country.Countries;
import eu.uptake.cycle.ReportingYears;

/**
 * The application without its web server, on the store that {@link TestStore} chose, for
 * tests that drive the ledger itself. There is one in a run.
 */
final class SurveyStore {

	private static final ConfigurableApplicationContext CONTEXT = start();

	private static final Account TAXUD = new Account("taxud", Role.TAXUD, null, null);

	private SurveyStore() {
	}

	private static ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(UptakeApplication.class).web(WebApplicationType.NONE)
			.initializers((context) -> register(context.getBeanFactory()))
			.run(Arrays.stream(TestStore.properties()).map((property) -> "--" + property).toArray(String[]::new));
	}

	private static void register(ConfigurableListableBeanFactory beans) {
		beans.registerSingleton("noTestComponents", new NoTestComponents());
	}

	/**
	 * Takes all responses and statistics out.
	 * @return the store
	 */
	static MongoOperations emptied() {
		mongo().remove(new Query(), "surveyResponses");
		mongo().remove(new Query(), "qualityStats");
		return mongo();
	}

	static MongoOperations mongo() {
		return CONTEXT.getBean(MongoOperations.class);
	}

	/**
	 * What a service instance of its own would report with.
	 * @param ledger its ledger
	 * @param statistics its statistics
	 * @return the reporting, by TAXUD
	 */
	static SurveyReporting reporting(SurveyLedger ledger, QualityStatistics statistics) {
		return new SurveyReporting(ledger, CONTEXT.getBean(SurveyErasing.class), statistics,
				CONTEXT.getBean(TrainingModules.class), CONTEXT.getBean(Countries.class),
				CONTEXT.getBean(ReportingYears.class), new CurrentAccount() {

					@Override
					public Account find() {
						return TAXUD;
					}

				}, CONTEXT.getBean(AuditTrail.class), CONTEXT.getBean(Clock.class));
	}

	/**
	 * Makes a response.
	 * @param id its id
	 * @param key what it is about
	 * @param scores scores in hundredths, by field name
	 * @return the response, without a place
	 */
	static SurveyResponse response(String id, StatisticKey key, Map<String, Integer> scores) {
		return new SurveyResponse(id, key.id(), 0, key.module(), key.country(), key.audience(),
				LocalDate.of(key.year(), 6, 1), scores, null, null, Instant.EPOCH);
	}

	private static final class NoTestComponents extends TypeExcludeFilter {

		@Override
		public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
			return reader.getResource().toString().contains("test-classes");
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof NoTestComponents;
		}

		@Override
		public int hashCode() {
			return NoTestComponents.class.hashCode();
		}

	}

}
