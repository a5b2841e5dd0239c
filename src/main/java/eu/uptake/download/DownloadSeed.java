package eu.uptake.download;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import eu.uptake.catalogue.TrainingModule;
import eu.uptake.seed.SeedData;
import eu.uptake.seed.SeedFile;
import eu.uptake.seed.SeedRow;

/**
 * Reads {@code download-counts.csv}: one import that stands for the logs of those years.
 */
@Component
@Order(6)
class DownloadSeed implements SeedFile<DailyDownloads> {

	private static final String LOG = "seed";

	private final Clock clock;

	DownloadSeed(Clock clock) {
		this.clock = clock;
	}

	@Override
	public String name() {
		return "download-counts.csv";
	}

	@Override
	public DailyDownloads read(SeedRow row, SeedData earlier) {
		TrainingModule module = earlier.referredTo(row, "module", TrainingModule.class);
		LocalDate day = row.date("day");
		if (day.isBefore(module.producedOn())) {
			throw row.fail("module %s was produced on %s".formatted(module.code(), module.producedOn()));
		}
		int downloads = row.number("downloads");
		int uniqueDownloads = row.number("uniqueDownloads");
		if (uniqueDownloads < 1 || uniqueDownloads > downloads) {
			throw row.fail("uniqueDownloads must be from 1 to downloads");
		}
		return new DailyDownloads(module.code(), row.text("language"), day, downloads, uniqueDownloads);
	}

	@Override
	public String key(DailyDownloads daily) {
		return String.join(" ", daily.day().toString(), daily.module(), daily.language());
	}

	@Override
	public Collection<?> documents(List<DailyDownloads> rows) {
		List<Object> documents = new ArrayList<>();
		rows.forEach((daily) -> documents.add(DownloadCount.of(LOG, daily)));
		long downloads = rows.stream().mapToLong(DailyDownloads::downloads).sum();
		long uniqueDownloads = rows.stream().mapToLong(DailyDownloads::uniqueDownloads).sum();
		documents
			.add(new AccessLogImport(LOG, name(), ImportOutcome.COUNTED, null, List.of(), List.of(), 0, 0, 0, List.of(),
					0, downloads, uniqueDownloads, LOG, this.clock.instant(), 0, this.clock.instant(), null, null));
		return documents;
	}

}
