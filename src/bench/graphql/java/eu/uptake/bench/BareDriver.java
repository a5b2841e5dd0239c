package eu.uptake.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * The floor: the driver, in eight threads, each sending the commands of one answer, one
 * after the other. Reads lines of whose commands (the aggregations, or the service's), a
 * query's name and seconds, and answers each with a line of JSON.
 */
final class BareDriver {

	private static final int THREADS = 8;

	private BareDriver() {
	}

	public static void main(String[] args) throws Exception {
		BsonDocument commands = BsonDocument.parse(Files.readString(Path.of(args[1])));
		try (MongoClient client = MongoClients.create(args[0])) {
			MongoDatabase database = client.getDatabase("uptake");
			BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
			for (String line = lines.readLine(); line != null; line = lines.readLine()) {
				String[] asked = line.split(" ");
				List<RawBsonDocument> sent = commands.getDocument(asked[0])
					.getArray(asked[1])
					.stream()
					.map((command) -> RawBsonDocument.parse(command.asDocument().toJson()))
					.toList();
				System.out.println(run(database, sent, Double.parseDouble(asked[2])));
			}
		}
	}

	private static String run(MongoDatabase database, List<RawBsonDocument> sent, double seconds)
			throws InterruptedException {
		long begun = System.nanoTime();
		long end = begun + (long) (seconds * 1e9);
		List<long[]> times = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			Thread thread = new Thread(() -> {
				long[] taken = new long[1 << 16];
				int count = 0;
				for (long now = System.nanoTime(); now < end;) {
					sent.forEach((command) -> send(database, command));
					long after = System.nanoTime();
					if (count == taken.length) {
						taken = Arrays.copyOf(taken, 2 * count);
					}
					taken[count++] = after - now;
					now = after;
				}
				synchronized (times) {
					times.add(Arrays.copyOf(taken, count));
				}
			});
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		long[] all = times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
		return "{\"requests\":%d,\"seconds\":%f,\"p50\":%f,\"p99\":%f}".formatted(all.length,
				(System.nanoTime() - begun) / 1e9, all[all.length / 2] / 1e6, all[all.length * 99 / 100] / 1e6);
	}

	private static void send(MongoDatabase database, RawBsonDocument command) {
		Document answer = database.runCommand(command);
		Document cursor = answer.get("cursor", Document.class);
		while (cursor != null && cursor.getLong("id") != 0) {
			String collection = cursor.getString("ns").substring(cursor.getString("ns").indexOf('.') + 1);
			cursor = database
				.runCommand(new Document("getMore", cursor.getLong("id")).append("collection", collection))
				.get("cursor", Document.class);
		}
	}

}
