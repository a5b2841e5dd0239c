package eu.uptake.answer;

import java.util.List;
import java.util.function.LongSupplier;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.servlet.filter.OrderedRequestContextFilter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

import eu.uptake.fresh.PublicRecords;
import eu.uptake.fresh.StoreWrites;
import eu.uptake.http.HttpProblems;
import eu.uptake.http.RequestRates;
import eu.uptake.query.RegisteredOperations;

/**
 * Puts the kept answers before the security filters, and after what holds for every
 * request.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(AnswerProperties.class)
class AnswerConfiguration {

	@Bean
	PublicState publicState(List<PublicRecords> records, StoreWrites writes) {
		LongSupplier clock = System::nanoTime;
		return new PublicState(records, writes, clock);
	}

	@Bean
	KeptAnswers keptAnswers() {
		return new KeptAnswers();
	}

	@Bean
	FilterRegistrationBean<AnswerFilter> answers(KeptAnswers answers, PublicState state, RequestRates rates,
			AnswerTimes times, AnswerProperties properties) {
		FilterRegistrationBean<AnswerFilter> filter = new FilterRegistrationBean<>(
				new AnswerFilter(answers, state, rates, times, properties.cache()));
		filter.addUrlPatterns("/graphql");
		// What is asked of the store is a request's.
		filter.setOrder(new OrderedRequestContextFilter().getOrder() + 1);
		return filter;
	}

	@Bean
	FilterRegistrationBean<GetOperationFilter> operationsByGet(RegisteredOperations registered, HttpProblems problems,
			JsonMapper json) {
		FilterRegistrationBean<GetOperationFilter> filter = new FilterRegistrationBean<>(
				new GetOperationFilter(registered, problems, json));
		filter.addUrlPatterns("/graphql");
		filter.setOrder(0);
		return filter;
	}

}
