package eu.uptake;

import java.time.Clock;
import java.util.concurrent.TimeUnit;

import com.mongodb.ConnectionString;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.MongoConverterConfigurationAdapter;

/**
 * Time, and how it is stored.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreConfiguration {

	@Bean
	Clock clock(UptakeProperties properties) {
		return Clock.system(properties.zone());
	}

	// The driver's own 30 seconds are long for somebody who waits for an answer. What the
	// connection string says comes first. The embedded store is in this process, and no
	// further away than it is slow.
	@Bean
	@ConditionalOnExpression("'${spring.mongodb.uri:}${spring.mongodb.host:}' != ''")
	MongoClientSettingsBuilderCustomizer patience(MongoConnectionDetails details, StoreProperties properties) {
		ConnectionString given = details.getConnectionString();
		return (settings) -> {
			if (given.getServerSelectionTimeout() == null) {
				settings.applyToClusterSettings((cluster) -> cluster
					.serverSelectionTimeout(properties.selectionTimeout().toMillis(), TimeUnit.MILLISECONDS));
			}
			if (given.getConnectTimeout() == null) {
				settings.applyToSocketSettings((socket) -> socket
					.connectTimeout((int) properties.connectTimeout().toMillis(), TimeUnit.MILLISECONDS));
			}
		};
	}

	// In place of Boot's own, which has made the client, too.
	@Bean
	static BeanPostProcessor boundedDatabaseFactory(ObjectProvider<UptakeProperties> properties) {
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof SimpleMongoClientDatabaseFactory factory)
						? new BoundedDatabaseFactory(factory.getMongoCluster(), factory.getMongoDatabase().getName(),
								properties.getObject().storeTimeout())
						: bean;
			}
		};
	}

	// Dates are stored as midnight UTC, whatever the machine's time zone: the default
	// would move them by a day between machines.
	@Bean
	MongoCustomConversions mongoCustomConversions() {
		return MongoCustomConversions.create(MongoConverterConfigurationAdapter::useNativeDriverJavaTimeCodecs);
	}

}
