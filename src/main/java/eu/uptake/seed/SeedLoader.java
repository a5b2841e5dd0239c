package eu.uptake.seed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.bson.Document;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

import eu.uptake.migration.Migrations;

/**
 * Loads the seed into an empty store, before the service takes its first request.
 * <p>
 * A mark in the store says that loading has begun, another that it is done: a start that
 * finds only the first goes on where a crash has left off, one that finds the second does
 * nothing. All files are read and checked before the first write.
 */
@Component
@EnableConfigurationProperties(SeedProperties.class)
class SeedLoader implements SmartInitializingSingleton {

	private static final Log logger = LogFactory.getLog(SeedLoader.class);

	private static final String MARKS = "seedMarks";

	private static final Pattern PARSER_LINE = Pattern.compile(" \\(record starting at line (\\d+)\\)");

	private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:");

	private static final Query MARK = Query.query(Criteria.where("_id").is("seed"));

	private final SeedProperties properties;

	private final List<SeedFile<?>> files;

	private final MongoOperations mongo;

	private final ResourceLoader resources;

	private final Clock clock;

	SeedLoader(SeedProperties properties, ObjectProvider<SeedFile<?>> files, MongoOperations mongo,
			ResourceLoader resources, Clock clock) {
		this.properties = properties;
		this.files = files.orderedStream().toList();
		this.mongo = mongo;
		this.resources = resources;
		this.clock = clock;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.properties.none()) {
			return;
		}
		Document mark = this.mongo.findOne(MARK, Document.class, MARKS);
		if ((mark != null) ? mark.containsKey("doneAt") : !storeIsEmpty()) {
			return;
		}
		SeedData data = new SeedData();
		List<Runnable> loads = new ArrayList<>();
		for (SeedFile<?> file : this.files) {
			loads.add(read(file, data));
		}
		this.mongo.upsert(MARK, new Update().setOnInsert("begunAt", this.clock.instant()), MARKS);
		loads.forEach(Runnable::run);
		this.mongo.updateFirst(MARK, Update.update("doneAt", this.clock.instant()), MARKS);
		logger.info("Loaded the seed from " + this.properties.seed());
	}

	private boolean storeIsEmpty() {
		return this.mongo.getCollectionNames()
			.stream()
			.filter((name) -> !name.startsWith("system.") && !Migrations.BOOKS.contains(name))
			.allMatch((name) -> this.mongo.findOne(new Query(), Document.class, name) == null);
	}

	private <T> Runnable read(SeedFile<T> file, SeedData data) {
		List<T> items = new ArrayList<>();
		try (InputStream input = resource(file.name()).getInputStream();
				CsvReader<NamedCsvRecord> rows = CsvReader.builder()
					.detectBomHeader(true)
					.extraFieldStrategy(FieldMismatchStrategy.IGNORE)
					.missingFieldStrategy(FieldMismatchStrategy.IGNORE)
					.allowUnclosedQuote(false)
					.ofNamedCsvRecord(input)) {
			for (NamedCsvRecord record : rows) {
				SeedRow row = new SeedRow(file.name(), record);
				row.requireAllFields();
				T item = file.read(row, data);
				if (!data.add(file.key(item), item)) {
					throw row.fail("%s is there already".formatted(file.key(item)));
				}
				items.add(item);
			}
		}
		catch (CsvParseException ex) {
			throw new SeedException(file.name() + describe(ex));
		}
		catch (IOException ex) {
			throw new SeedException("%s can't be read in %s (%s)".formatted(file.name(), this.properties.seed(), ex));
		}
		return () -> insertAbsent(file.documents(items));
	}

	// What is there already stays: another instance may have loaded it, and users gone
	// on.
	private void insertAbsent(Collection<?> documents) {
		documents.stream()
			.collect(Collectors.groupingBy(Object::getClass))
			.forEach((type, ofType) -> insertAbsent(type, ofType));
	}

	private void insertAbsent(Class<?> type, List<?> documents) {
		BulkOperations bulk = this.mongo.bulkOps(BulkOperations.BulkMode.UNORDERED, type);
		for (Object each : documents) {
			Document document = new Document();
			this.mongo.getConverter().write(each, document);
			Update update = new Update();
			document.forEach((field, value) -> {
				if (!field.equals("_id")) {
					update.setOnInsert(field, value);
				}
			});
			bulk.upsert(Query.query(Criteria.where("_id").is(document.get("_id"))), update);
		}
		bulk.execute();
	}

	// The parser puts the line at the end of its message.
	private static String describe(CsvParseException ex) {
		String reason = (ex.getCause() != null) ? ex.getMessage() + ": " + ex.getCause().getMessage()
				: String.valueOf(ex.getMessage());
		Matcher line = PARSER_LINE.matcher(reason);
		return line.find() ? ", line %s: %s".formatted(line.group(1), line.replaceFirst("")) : ": " + reason;
	}

	// Windows' C:/seed is a folder, not a URL.
	private Resource resource(String name) {
		String location = this.properties.seed();
		if (!URL.matcher(location).lookingAt()) {
			return new FileSystemResource(Path.of(location, name));
		}
		return this.resources.getResource(location + (location.endsWith("/") ? "" : "/") + name);
	}

}
