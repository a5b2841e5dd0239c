package eu.uptake.web;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * Serves the web client's files, by the names with a hash and no others, for a year.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class ClientConfiguration {

	@Bean
	ClientFiles clientFiles() {
		return new ClientFiles();
	}

	@Bean
	WebMvcConfigurer clientFilesHandler(ClientFiles files) {
		return new WebMvcConfigurer() {
			@Override
			public void addResourceHandlers(ResourceHandlerRegistry registry) {
				registry.addResourceHandler("/app/**")
					.addResourceLocations("classpath:/static/app/")
					.setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
					.resourceChain(false)
					.addResolver(new HashedNames(files));
			}
		};
	}

	private static final class HashedNames extends PathResourceResolver {

		private final ClientFiles files;

		HashedNames(ClientFiles files) {
			this.files = files;
		}

		@Override
		protected @Nullable Resource getResource(String resourcePath, Resource location) {
			return this.files.find(resourcePath);
		}

	}

}
