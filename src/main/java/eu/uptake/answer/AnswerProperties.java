package eu.uptake.answer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept.
 *
 * @param cache whether figures are
 */
@ConfigurationProperties("uptake.figures")
record AnswerProperties(@DefaultValue("true") boolean cache) {
}
