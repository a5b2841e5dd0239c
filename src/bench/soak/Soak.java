import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and writes for some time at a share of the most that the service manages, and
 * says whether anything failed and whether it needs more memory in the end than at the
 * beginning. Requests are sent at their times, whether or not earlier ones were answered,
 * and a latency begins when its request was due: a service that stalls can't hide it.
 */
public final class Soak {

	private static final int CONNECTIONS = 16;

	private static final int MOST_UNANSWERED = 5_000;

	private static final double SHARE = 0.7;

	private static final List<String> COUNTRIES = List.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR",
			"HR", "HU", "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

	private static final List<String> MODULES = List.of("EORI", "UCC-L1", "UCC-L2-01", "UCC-L2-02", "UCC-L2-03", "VAT");

	private final URI base;

	private final String pid;

	private final int year = LocalDate.now().getYear();

	private final HttpClient anonymous = client(new CookieManager());

	private final List<Coordinator> coordinators = new ArrayList<>();

	private final AtomicLong number = new AtomicLong();

	private final Map<String, String> documents = new ConcurrentHashMap<>();

	private final Queue<String> failures = new ConcurrentLinkedQueue<>();

	private Soak(URI base, String pid) {
		this.base = base;
		this.pid = pid;
	}

	public static void main(String[] arguments) throws Exception {
		Soak soak = new Soak(URI.create(arguments[0]), arguments[1]);
		System.exit(soak.run(Double.parseDouble(arguments[2])) ? 0 : 1);
	}

	private boolean run(double minutes) throws Exception {
		Person taxud = new Person("taxud", System.getenv("UPTAKE_ADMIN_PASSWORD"));
		taxud.open(this.year);
		for (String country : COUNTRIES) {
			this.coordinators.add(taxud.coordinator(country));
		}
		double warmUp = Math.min(60, minutes * 12);
		atMost(warmUp);
		// Cold and overloaded, it may have given up answers that took too long.
		this.failures.clear();
		double most = atMost(Math.min(30, minutes * 6));
		System.out.printf("maximum: %.0f requests/s by %d connections%n", most, CONNECTIONS);
		Latencies settling = at(SHARE * most, Math.min(120, minutes * 12));
		Memory before = memory();
		System.out.printf("settled: %s; %s%n", settling, before);
		Latencies half = at(SHARE * most, minutes * 30);
		Memory between = memory();
		System.out.printf("half:    %s; %s%n", half, between);
		Latencies rest = at(SHARE * most, minutes * 30);
		Memory after = memory();
		System.out.printf("end:     %s; %s%n", rest, after);
		System.out.printf("in all:  %.1f minutes at %.0f requests/s, %s%n", minutes, SHARE * most, half.with(rest));
		List<String> complaints = new ArrayList<>();
		this.failures.stream().limit(10).forEach(complaints::add);
		before.complain(after, complaints);
		complaints.forEach((each) -> System.out.println("FAILED: " + each));
		System.out.printf("%d errors%n", this.failures.size());
		return complaints.isEmpty();
	}

	// Each connection asks as soon as it was answered.
	private double atMost(double seconds) throws InterruptedException {
		Semaphore free = new Semaphore(CONNECTIONS);
		long begun = System.nanoTime();
		long end = begun + (long) (seconds * 1e9);
		long sent = 0;
		while (System.nanoTime() < end) {
			free.acquire();
			send(this.number.getAndIncrement()).whenComplete((done, failure) -> free.release());
			sent++;
		}
		free.acquire(CONNECTIONS);
		return sent / ((System.nanoTime() - begun) / 1e9);
	}

	private Latencies at(double perSecond, double seconds) throws InterruptedException {
		int requests = (int) (perSecond * seconds);
		long[] micros = new long[requests];
		Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
		long begun = System.nanoTime();
		for (int i = 0; i < requests; i++) {
			long due = begun + (long) (i / perSecond * 1e9);
			for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
				LockSupport.parkNanos(left);
			}
			if (!unanswered.tryAcquire()) {
				this.failures.add("The service doesn't keep up: %d requests aren't answered".formatted(MOST_UNANSWERED));
				unanswered.acquire();
			}
			int at = i;
			send(this.number.getAndIncrement()).whenComplete((done, failure) -> {
				micros[at] = (System.nanoTime() - due) / 1_000;
				unanswered.release();
			});
		}
		unanswered.acquire(MOST_UNANSWERED);
		return new Latencies(micros);
	}

	// Of a hundred requests eighty read. What they are follows from their number alone.
	private CompletableFuture<Void> send(long number) {
		SplittableRandom random = new SplittableRandom(number);
		int kind = random.nextInt(100);
		if (kind < 20) {
			return ask("uptake-totals", "{\"filter\": {\"years\": [2016]}}");
		}
		if (kind < 35) {
			return ask("indicators", "{\"year\": 2016}");
		}
		if (kind < 50) {
			return ask("quality", "{\"filter\": {\"years\": [2015, 2016]}}");
		}
		if (kind < 60) {
			return ask("downloads-by-module", "{\"filter\": {\"years\": [2016]}}");
		}
		if (kind < 70) {
			return get("/api/exports/uptake.csv?by=year");
		}
		if (kind < 80) {
			return get("/");
		}
		if (kind < 94) {
			return ask("submit-survey-response", """
					{"input": {"id": "%s", "trainingModule": "%s", "country": "%s", "audience": "CUSTOMS_OFFICIAL",
					"completedOn": "%d-01-01", "relevance": %d, "retention": %d}}""".formatted(UUID.randomUUID(),
					any(MODULES, random), any(COUNTRIES, random), this.year, random.nextInt(101), random.nextInt(101)));
		}
		if (kind < 97) {
			return ask("declare-download", """
					{"input": {"id": "%s", "trainingModule": "%s", "organisation": "SCHOOL", "expectedTrainees": %d,
					"on": "%s"}}""".formatted(UUID.randomUUID(), any(MODULES, random), random.nextInt(1000),
					LocalDate.now().minusDays(random.nextInt(LocalDate.now().getDayOfYear()))));
		}
		return any(this.coordinators, random).report(random);
	}

	private CompletableFuture<Void> ask(String operation, String variables) {
		return check(this.anonymous, graphQl(operation, variables).build());
	}

	private CompletableFuture<Void> get(String path) {
		return check(this.anonymous, HttpRequest.newBuilder(this.base.resolve(path)).build());
	}

	private HttpRequest.Builder graphQl(String operation, String variables) {
		String document = this.documents.computeIfAbsent(operation, Soak::read);
		return HttpRequest.newBuilder(this.base.resolve("/graphql"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("{\"query\": \"%s\", \"variables\": %s}".formatted(document, variables)));
	}

	// As a JSON text's content.
	private static String read(String operation) {
		try {
			return Files.readString(Path.of("graphql/operations", operation + ".graphql"))
				.replace("\\", "\\\\")
				.replace("\"", "\\\"")
				.replace("\n", "\\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private CompletableFuture<Void> check(HttpClient client, HttpRequest request) {
		return client.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).handle((answer, failure) -> {
			if (failure != null) {
				this.failures.add("%s: %s".formatted(request.uri(), failure));
			}
			else if (answer.statusCode() != 200 || answer.body().contains("\"errors\":[{")) {
				this.failures.add("%s: %d %.300s".formatted(request.uri(), answer.statusCode(), answer.body()));
			}
			return null;
		});
	}

	private static <T> T any(List<T> values, SplittableRandom random) {
		return values.get(random.nextInt(values.size()));
	}

	private static HttpClient client(CookieManager cookies) {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
	}

	// The heap after a collection, so that it is what is in use; nothing is asked meanwhile.
	private Memory memory() throws Exception {
		jcmd("GC.run");
		jcmd("GC.run");
		Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
		long heap = 0;
		while (used.find()) {
			heap = (heap == 0) ? Long.parseLong(used.group(1)) : heap;
		}
		String resident = Files.readAllLines(Path.of("/proc", this.pid, "status"))
			.stream()
			.filter((line) -> line.startsWith("VmRSS:"))
			.findFirst()
			.orElseThrow();
		return new Memory(heap / 1024, Long.parseLong(resident.replaceAll("\\D", "")) / 1024);
	}

	private String jcmd(String command) throws Exception {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
				this.pid, command)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
			throw new IOException(output);
		}
		return output;
	}

	/**
	 * Somebody who has signed in.
	 */
	private class Person {

		private final CookieManager cookies = new CookieManager();

		private final HttpClient client = client(this.cookies);

		Person(String username, String password) throws Exception {
			this.client.send(HttpRequest.newBuilder(Soak.this.base.resolve("/sign-in")).build(),
					BodyHandlers.discarding());
			HttpResponse<String> answer = this.client.send(HttpRequest.newBuilder(Soak.this.base.resolve("/login"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.header("X-XSRF-TOKEN", token())
				.POST(BodyPublishers.ofString("username=%s&password=%s".formatted(username, password)))
				.build(), BodyHandlers.ofString());
			if (answer.statusCode() != 204) {
				throw new IOException("%s can't sign in: %d".formatted(username, answer.statusCode()));
			}
		}

		private String token() {
			return this.cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().equals("XSRF-TOKEN"))
				.map(HttpCookie::getValue)
				.findFirst()
				.orElseThrow();
		}

		CompletableFuture<Void> write(String operation, String variables) {
			return check(this.client, graphQl(operation, variables).header("X-XSRF-TOKEN", token()).build());
		}

		// Whether it is open already doesn't matter.
		void open(int year) {
			write("open-year", "{\"input\": {\"year\": %d}}".formatted(year)).join();
		}

		Coordinator coordinator(String country) throws Exception {
			String username = "soak-" + country.toLowerCase();
			String password = UUID.randomUUID().toString();
			write("create-account", """
					{"input": {"username": "%s", "role": "COORDINATOR", "country": "%s", "password": "%s"}}"""
				.formatted(username, country, password)).join();
			return new Coordinator(country, username, password);
		}

	}

	/**
	 * A coordinator who reports the own country's uptakes again and again.
	 */
	private final class Coordinator extends Person {

		private final String country;

		Coordinator(String country, String username, String password) throws Exception {
			super(username, password);
			this.country = country;
		}

		// A return takes some thousand changes, which these don't come to: they are many
		// coordinators.
		CompletableFuture<Void> report(SplittableRandom random) {
			return write("report-uptake", """
					{"input": {"country": "%s", "year": %d, "trainingModule": "%s", "trainees": %d}}"""
				.formatted(this.country, Soak.this.year, any(MODULES, random), random.nextInt(10_000)));
		}

	}

	/**
	 * How long answers took, from the moment their requests were due.
	 *
	 * @param micros microseconds
	 */
	private record Latencies(long[] micros) {

		Latencies with(Latencies other) {
			long[] all = Arrays.copyOf(this.micros, this.micros.length + other.micros.length);
			System.arraycopy(other.micros, 0, all, this.micros.length, other.micros.length);
			return new Latencies(all);
		}

		@Override
		public String toString() {
			long[] sorted = this.micros.clone();
			Arrays.sort(sorted);
			return "%d requests, p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms".formatted(sorted.length,
					at(sorted, 0.5), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
		}

		private static double at(long[] sorted, double share) {
			return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)] / 1e3;
		}

	}

	/**
	 * What the service needs.
	 *
	 * @param heap the heap in use after a collection, in MB
	 * @param resident the resident set, in MB
	 */
	private record Memory(long heap, long resident) {

		/** A tenth, and what a heap of some ten MB changes by from one moment to the next. */
		private static final int SLACK = 16;

		void complain(Memory after, List<String> complaints) {
			if (after.heap > this.heap * 1.1 + SLACK) {
				complaints.add("The heap has grown from %d to %d MB".formatted(this.heap, after.heap));
			}
			if (after.resident > this.resident * 1.1 + SLACK) {
				complaints.add("The resident set has grown from %d to %d MB".formatted(this.resident, after.resident));
			}
		}

		@Override
		public String toString() {
			return "heap %d MB after a collection, resident %d MB".formatted(this.heap, this.resident);
		}

	}

}
