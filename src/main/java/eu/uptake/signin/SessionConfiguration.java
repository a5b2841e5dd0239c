package eu.uptake.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.Date;

import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.session.config.annotation.web.http.EnableSpringHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

import eu.uptake.account.SignInProperties;
import eu.uptake.schedule.OneServiceAtATime;

/**
 * Sessions in the store, so that any instance serves them.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableSpringHttpSession
@EnableScheduling
class SessionConfiguration {

	private static final Duration CLEANING = Duration.ofMinutes(10);

	@Bean
	AccountSessions sessionRepository(MongoOperations mongo, SignInProperties properties) {
		MongoIndexedSessionRepository store = new MongoIndexedSessionRepository(mongo);
		store.setCollectionName(AccountSessions.COLLECTION);
		SessionConverter converter = new SessionConverter(properties);
		store.setMongoSessionConverter(converter);
		store.setDefaultMaxInactiveInterval(properties.sessionIdle());
		store.setApplicationEventPublisher((event) -> {
		});
		store.afterPropertiesSet();
		mongo.indexOps(AccountSessions.COLLECTION).createIndex(new Index(SignedInSession.USERNAME, Sort.Direction.ASC));
		return new AccountSessions(store, mongo, converter, properties);
	}

	@Bean
	SessionIdOfRequest sessionIdResolver(CookieSerializer sessionCookie) {
		return new SessionIdOfRequest(sessionCookie);
	}

	/**
	 * Without Spring Session's base64 around the id; {@code Secure} where the request
	 * came by TLS, to this service or to the proxy that is trusted to say so.
	 * @return writes and reads the cookie
	 */
	@Bean
	CookieSerializer sessionCookie() {
		DefaultCookieSerializer cookie = new DefaultCookieSerializer();
		cookie.setCookieName(SignInFilters.SESSION_COOKIE);
		cookie.setUseBase64Encoding(false);
		cookie.setUseHttpOnlyCookie(true);
		cookie.setSameSite("Lax");
		cookie.setCookiePath("/");
		return cookie;
	}

	// MongoDB does it by itself; the embedded store doesn't.
	@Bean
	SchedulingConfigurer expiredSessions(MongoOperations mongo, OneServiceAtATime services, Clock clock) {
		Runnable clean = services.alone("sessions", CLEANING, Duration.ZERO, () -> deleteExpired(mongo, clock));
		return (tasks) -> tasks.addFixedDelayTask(new FixedDelayTask(clean, CLEANING, CLEANING));
	}

	static long deleteExpired(MongoOperations mongo, Clock clock) {
		return mongo
			.remove(Query.query(Criteria.where(SessionConverter.EXPIRES_AT).lt(Date.from(clock.instant()))),
					AccountSessions.COLLECTION)
			.getDeletedCount();
	}

}
