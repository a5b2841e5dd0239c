package eu.uptake.migration;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import com.mongodb.client.MongoDatabase;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import net.javacrumbs.shedlock.support.KeepAliveLockProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.util.StringUtils;

/**
 * Migrates the store before any bean can use it: {@code mongoTemplate}, by which all do,
 * comes after it.
 */
@Configuration(proxyBeanMethods = false)
class MigrationConfiguration {

	private static final String STORE_USE = "mongoTemplate";

	@Bean
	static BeanFactoryPostProcessor migrationsBeforeUse() {
		return (beans) -> {
			BeanDefinition use = beans.getBeanDefinition(STORE_USE);
			use.setDependsOn(StringUtils.addStringToArray(use.getDependsOn(), "migrations"));
		};
	}

	@Bean
	Migrations migrations(ObjectProvider<Migration> known, ObjectProvider<StoreCheck> checks,
			MongoDatabaseFactory factory, Clock clock) {
		MongoDatabase store = factory.getMongoDatabase();
		// A migration may take longer than a lock holds: it is renewed meanwhile.
		ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor();
		try {
			Migrations migrations = new Migrations(known.stream().toList(), checks.stream().toList(), store,
					new KeepAliveLockProvider(new MongoLockProvider(store.getCollection(Migrations.LOCKS)), renewal),
					clock);
			migrations.run();
			return migrations;
		}
		finally {
			renewal.shutdownNow();
		}
	}

}
