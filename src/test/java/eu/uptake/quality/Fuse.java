package eu.uptake.quality;

import java.util.List;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Lets a service instance die between two steps of a write, as a process does: whatever
 * was to come isn't done any more.
 */
final class Fuse {

	private int stepsLeft = Integer.MAX_VALUE;

	void blowAfter(int steps) {
		this.stepsLeft = steps;
	}

	void repair() {
		this.stepsLeft = Integer.MAX_VALUE;
	}

	private void step() {
		if (this.stepsLeft-- <= 0) {
			throw new Blown();
		}
	}

	SurveyResponses responses(MongoOperations mongo) {
		return new SurveyResponses(mongo) {

			// A bulk insert may end in its middle.
			@Override
			int insert(List<SurveyResponse> responses) {
				int inserted = 0;
				for (SurveyResponse response : responses) {
					step();
					int here = super.insert(List.of(response));
					inserted += here;
					if (here == 0) {
						break;
					}
				}
				step();
				return inserted;
			}

			@Override
			boolean bar(String id) {
				step();
				boolean barred = super.bar(id);
				step();
				return barred;
			}

			@Override
			boolean beginErasure(String id) {
				step();
				boolean begun = super.beginErasure(id);
				step();
				return begun;
			}

			@Override
			void endErasure(String id) {
				step();
				super.endErasure(id);
				step();
			}

		};
	}

	QualityStatistics statistics(MongoOperations mongo) {
		return new QualityStatistics(mongo) {

			@Override
			QualityStatistic get(StatisticKey key) {
				step();
				QualityStatistic found = super.get(key);
				step();
				return found;
			}

			@Override
			boolean count(String id, long after, int places, QualitySums sums) {
				step();
				boolean counted = super.count(id, after, places, sums);
				step();
				return counted;
			}

			@Override
			boolean replaceSummaries(QualityStatistic current, List<SurveySummary> next) {
				step();
				boolean replaced = super.replaceSummaries(current, next);
				step();
				return replaced;
			}

			@Override
			boolean takeOut(QualityStatistic current, String response, QualitySums sums) {
				step();
				boolean takenOut = super.takeOut(current, response, sums);
				step();
				return takenOut;
			}

			@Override
			void forget(String id, String response) {
				step();
				super.forget(id, response);
				step();
			}

		};
	}

	static final class Blown extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
