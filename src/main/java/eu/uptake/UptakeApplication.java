package eu.uptake;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * Starts the service.
 */
@SpringBootApplication
@EnableConfigurationProperties(UptakeProperties.class)
public class UptakeApplication {

	public static void main(String[] args) {
		SpringApplication.run(UptakeApplication.class, args);
	}

}
