package eu.uptake.quality;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import eu.uptake.quality.SurveyInputs.RecordSurveySummaryInput;
import eu.uptake.quality.SurveyInputs.ScoreSummaryInput;

import static org.assertj.core.api.Assertions.assertThat;

class QualityRebuildTests {

	private static final StatisticKey AUSTRIA = new StatisticKey(2017, "AT", Audience.CUSTOMS_OFFICIAL, "VAT");

	private static final StatisticKey GERMANY = new StatisticKey(2017, "DE", Audience.CUSTOMS_OFFICIAL, "VAT");

	private MongoOperations mongo;

	private SurveyResponses responses;

	private QualityStatistics statistics;

	private SurveyLedger ledger;

	private SurveyErasing erasing;

	@BeforeEach
	void tenResponsesAndASummary() {
		this.mongo = SurveyStore.emptied();
		this.responses = new SurveyResponses(this.mongo);
		this.statistics = new QualityStatistics(this.mongo);
		this.ledger = new SurveyLedger(this.responses, this.statistics);
		this.erasing = new SurveyErasing(this.responses, this.statistics, this.ledger);
		for (int i = 0; i < 10; i++) {
			submit((i < 6) ? AUSTRIA : GERMANY, i * 1000);
		}
		SurveyStore.reporting(this.ledger, this.statistics)
			.record(new RecordSurveySummaryInput("VAT", "AT", Audience.CUSTOMS_OFFICIAL, 2017, "national", 40, null,
					null, new ScoreSummaryInput(72.5, 10.0), null));
	}

	@Test
	void nothingDiffersWhereNothingIsWrong() {
		assertThat(rebuild()).isEqualTo(new QualityRebuild.Outcome(10, 2, 0));
	}

	@Test
	void wrongSumsAreCorrectedAndToldByTheirNumber() {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(AUSTRIA.id())),
				new Update().inc("sums.retention.sum", 7).unset("sums.overall").inc("sums.relevance.count", 3),
				"qualityStats");
		assertThat(rebuild()).isEqualTo(new QualityRebuild.Outcome(10, 2, 1));
		PlainRecount.assertExact(this.mongo);
		assertThat(rebuild().differing()).isZero();
	}

	@Test
	void aLostStatisticIsMadeAnew() {
		this.mongo.remove(Query.query(Criteria.where("_id").is(GERMANY.id())), "qualityStats");
		assertThat(rebuild()).isEqualTo(new QualityRebuild.Outcome(10, 2, 1));
		assertThat(this.statistics.find(GERMANY.id())).get().extracting(QualityStatistic::lastSequence).isEqualTo(4L);
		PlainRecount.assertExact(this.mongo);
	}

	@Test
	void twoRebuildsAtOnceCorrectOnce() {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(AUSTRIA.id())),
				new Update().inc("sums.retention.sum", 7), "qualityStats");
		AtomicBoolean first = new AtomicBoolean(true);
		new QualityRebuild(this.responses, this.statistics, this.ledger).run((read) -> {
			if (first.getAndSet(false)) {
				rebuild();
			}
		});
		PlainRecount.assertExact(this.mongo);
	}

	@Test
	void whatIsSubmittedDuringARebuildIsCountedOnce() {
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(AUSTRIA.id())),
				new Update().inc("sums.retention.sum", -7), "qualityStats");
		QualityRebuild.Outcome outcome = new QualityRebuild(this.responses, this.statistics, this.ledger)
			.run((read) -> {
				if (read <= 10) {
					submit(AUSTRIA, 5000);
					submit(new StatisticKey(2017, "FR", Audience.CUSTOMS_OFFICIAL, "VAT"), 5000);
				}
			});
		assertThat(outcome.differing()).isEqualTo(1);
		PlainRecount.assertExact(this.mongo);
		assertThat(rebuild().differing()).isZero();
	}

	@Test
	void aResponseThatWasTakenBackIsNotMissed() {
		String id = UUID.randomUUID().toString();
		submit(id, AUSTRIA, 9000);
		this.erasing.erase(id);
		PlainRecount.assertExact(this.mongo);
		assertThat(rebuild()).isEqualTo(new QualityRebuild.Outcome(11, 2, 0));
	}

	@Test
	void aLostStatisticIsMadeAnewWithoutWhatWasTakenBack() {
		String id = UUID.randomUUID().toString();
		submit(id, GERMANY, 9000);
		submit(GERMANY, 1000);
		this.erasing.erase(id);
		this.mongo.remove(Query.query(Criteria.where("_id").is(GERMANY.id())), "qualityStats");
		assertThat(rebuild().differing()).isEqualTo(1);
		assertThat(this.statistics.find(GERMANY.id())).get().extracting(QualityStatistic::lastSequence).isEqualTo(6L);
		PlainRecount.assertExact(this.mongo);
	}

	@Test
	void whatIsTakenBackDuringARebuildIsTakenOutOnce() {
		String id = UUID.randomUUID().toString();
		submit(id, AUSTRIA, 9000);
		this.mongo.updateFirst(Query.query(Criteria.where("_id").is(AUSTRIA.id())),
				new Update().inc("sums.retention.sum", -7), "qualityStats");
		AtomicBoolean first = new AtomicBoolean(true);
		QualityRebuild.Outcome outcome = new QualityRebuild(this.responses, this.statistics, this.ledger)
			.run((read) -> {
				if (first.getAndSet(false)) {
					this.erasing.erase(id);
				}
			});
		assertThat(outcome.differing()).isEqualTo(1);
		PlainRecount.assertExact(this.mongo);
		assertThat(rebuild().differing()).isZero();
	}

	private QualityRebuild.Outcome rebuild() {
		return new QualityRebuild(this.responses, this.statistics, this.ledger).run((read) -> {
		});
	}

	private void submit(StatisticKey key, int score) {
		submit(UUID.randomUUID().toString(), key, score);
	}

	private void submit(String id, StatisticKey key, int score) {
		this.ledger.add(List.of(SurveyStore.response(id, key, Map.of("retention", score))));
	}

}
