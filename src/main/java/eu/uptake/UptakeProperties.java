package eu.uptake;

import java.time.Duration;
import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What holds for the whole service.
 *
 * @param zone time zone in which days and years begin
 * @param storeTimeout most time that a command to the store may take in a request
 */
@ConfigurationProperties("uptake")
record UptakeProperties(@DefaultValue("Europe/Brussels") ZoneId zone, @DefaultValue("10s") Duration storeTimeout) {
}
