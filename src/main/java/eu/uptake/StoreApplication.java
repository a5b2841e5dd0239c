package eu.uptake;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

import eu.uptake.audit.AuditTrail;
import eu.uptake.backup.BackupCommands;
import eu.uptake.embedded.ConditionalOnEmbeddedStore;
import eu.uptake.migration.Migration;

/**
 * A store, and the commands that work on all of it: none of the features, which write as
 * soon as they start.
 */
@ImportAutoConfiguration({ ConfigurationPropertiesAutoConfiguration.class, PropertyPlaceholderAutoConfiguration.class,
		MongoAutoConfiguration.class, DataMongoAutoConfiguration.class })
@EnableConfigurationProperties(UptakeProperties.class)
@Import({ StoreConfiguration.class, AuditTrail.class })
@ComponentScan(basePackageClasses = { BackupCommands.class, ConditionalOnEmbeddedStore.class })
@ComponentScan(useDefaultFilters = false,
		includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Migration.class))
class StoreApplication {

}
