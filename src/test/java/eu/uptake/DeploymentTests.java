package eu.uptake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the files of a deployment say of each other: there is no Docker to ask where the
 * tests run.
 */
class DeploymentTests {

	private static final Path DOCKER = Path.of("src/main/docker");

	private final Map<String, Object> compose = yaml(Path.of("docker-compose.yml"));

	private final Map<String, Map<String, Object>> services = map(this.compose.get("services"));

	@Test
	void threeMembersTwoInstancesAndAProxyStartWithOneCommand() {
		Set<String> withoutProfile = new TreeSet<>();
		this.services.forEach((name, service) -> {
			if (!service.containsKey("profiles")) {
				withoutProfile.add(name);
			}
		});
		assertThat(withoutProfile).containsExactly("mongodb-1", "mongodb-2", "mongodb-3", "mongodb-init", "proxy",
				"uptake-1", "uptake-2");
		assertThat(this.services).hasSize(9);
		assertThat(this.services.get("uptake-1")).isEqualTo(this.services.get("uptake-2"));
	}

	@Test
	void dependenciesSecretsAndVolumesAreDeclared() {
		Set<String> secrets = this.<Object>map(this.compose.get("secrets")).keySet();
		Set<String> volumes = this.<Object>map(this.compose.get("volumes")).keySet();
		Set<String> usedSecrets = new TreeSet<>();
		Set<String> usedVolumes = new TreeSet<>();
		this.services.forEach((name, service) -> {
			assertThat(this.services.keySet()).as(name).containsAll(names(service.get("depends_on")));
			usedSecrets.addAll(names(service.get("secrets")));
			for (String mount : names(service.get("volumes"))) {
				String source = mount.substring(0, mount.indexOf(':'));
				if (source.startsWith(".")) {
					assertThat(Path.of(source)).as(name).exists();
				}
				else {
					usedVolumes.add(source);
				}
			}
		});
		assertThat(usedSecrets).isEqualTo(new TreeSet<>(secrets));
		assertThat(usedVolumes).isEqualTo(new TreeSet<>(volumes));
	}

	@Test
	void whatIsWaitedForCanBecomeSo() {
		this.services.forEach((name, service) -> {
			if (service.get("depends_on") instanceof Map<?, ?> dependencies) {
				dependencies.forEach((other, how) -> {
					boolean healthy = "service_healthy".equals(((Map<?, ?>) how).get("condition"));
					assertThat(this.services.get(other).containsKey("healthcheck")).as("%s of %s", name, other)
						.isEqualTo(healthy);
				});
			}
		});
	}

	@Test
	void onlyTheProxyAndGrafanaListenAndOnThisMachineOnly() {
		this.services.forEach((name, service) -> {
			List<String> ports = names(service.get("ports"));
			assertThat(ports).as(name).hasSize(Set.of("proxy", "grafana").contains(name) ? 1 : 0);
			assertThat(ports).allSatisfy((port) -> assertThat(port).startsWith("127.0.0.1:"));
		});
	}

	@Test
	void eachSecretIsMadeByTheScript() throws IOException {
		String script = Files.readString(DOCKER.resolve("secrets.sh"));
		this.<Map<String, String>>map(this.compose.get("secrets")).forEach((name, secret) -> {
			assertThat(secret.get("file")).isEqualTo("src/main/docker/secrets/" + name);
			assertThat(script).contains(name);
		});
		assertThat(Files.readString(Path.of(".gitignore"))).contains("src/main/docker/secrets/");
		assertThat(Files.readString(Path.of(".dockerignore"))).contains("src/main/docker/secrets");
	}

	@Test
	void theInitialisationNamesTheMembersAndTheSecretsItHas() throws IOException {
		String script = Files.readString(DOCKER.resolve("mongodb/replica-set.js"));
		assertThat(found(script, "secret\\('([^']+)'\\)"))
			.containsExactlyInAnyOrderElementsOf(names(this.services.get("mongodb-init").get("secrets")));
		assertThat(script).contains("[1, 2, 3]", "mongodb-${number}:27017", "_id: 'rs0'");
		assertThat(this.services.get("mongodb-1").toString()).contains("--replSet rs0", "--keyFile");
		assertThat(Files.readString(DOCKER.resolve("secrets.sh")))
			.contains("@mongodb-1,mongodb-2,mongodb-3/uptake?replicaSet=rs0");
	}

	@Test
	void proxyAndPrometheusAskTheInstancesWhereTheyAre() throws IOException {
		String proxy = Files.readString(DOCKER.resolve("Caddyfile"));
		assertThat(found(proxy, "([a-z0-9-]+):8080")).containsExactly("uptake-1", "uptake-2");
		assertThat(proxy).contains("health_uri /actuator/health/readiness");
		assertThat(Files.readString(Path.of("Dockerfile"))).contains("EXPOSE 8080");
		String prometheus = Files.readString(DOCKER.resolve("prometheus/prometheus.yml"));
		assertThat(yaml(DOCKER.resolve("prometheus/prometheus.yml"))).containsKey("scrape_configs");
		assertThat(found(prometheus, "([a-z0-9-]+):8080")).containsExactly("uptake-1", "uptake-2");
		assertThat(prometheus).contains("credentials_file: /run/secrets/prometheus-token",
				"metrics_path: /actuator/prometheus");
		assertThat(names(this.services.get("prometheus").get("secrets"))).containsExactly("prometheus-token");
		assertThat(Files.readString(DOCKER.resolve("grafana/provisioning/datasources/prometheus.yml")))
			.contains("http://prometheus:9090", "uid: prometheus");
		assertThat(Files.readString(DOCKER.resolve("grafana/provisioning/dashboards/uptake.yml")))
			.contains("/var/lib/grafana/dashboards");
	}

	@Test
	void theImageStartsByTheCacheItMakes() throws IOException {
		String dockerfile = Files.readString(Path.of("Dockerfile"));
		assertThat(dockerfile).contains("-XX:AOTCacheOutput=uptake.aot", "\"-XX:AOTCache=uptake.aot\"");
		for (String copied : List.of("mvnw", "pom.xml", ".mvn", "src", "graphql", "seed")) {
			assertThat(Path.of(copied)).exists();
			assertThat(dockerfile).contains(copied);
		}
		Map<String, Object> lifecycle = this
			.<Map<String, Object>>map(yaml(Path.of("src/main/resources/application.yaml")).get("spring"))
			.get("lifecycle");
		assertThat(lifecycle).containsEntry("timeout-per-shutdown-phase", "20s");
		assertThat(this.services.get("uptake-1")).containsEntry("stop_grace_period", "30s");
	}

	private static List<String> found(String text, String pattern) {
		return new ArrayList<>(new TreeSet<>(
				Pattern.compile(pattern).matcher(text).results().map((MatchResult each) -> each.group(1)).toList()));
	}

	@SuppressWarnings("unchecked")
	private <T> Map<String, T> map(Object yaml) {
		return (Map<String, T>) yaml;
	}

	private static List<String> names(Object yaml) {
		if (yaml instanceof Map<?, ?> map) {
			return map.keySet().stream().map(String::valueOf).toList();
		}
		return (yaml instanceof Collection<?> list) ? list.stream().map(String::valueOf).toList() : List.of();
	}

	private static Map<String, Object> yaml(Path file) {
		try {
			return new Yaml().load(Files.readString(file));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
