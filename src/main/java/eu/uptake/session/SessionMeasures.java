package eu.uptake.session;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import eu.uptake.measure.Measure;
import eu.uptake.measure.Measurement.Count;
import eu.uptake.session.SessionMeasure.Result;

/**
 * What the report's indicators 4.3, 4.4, 4.5 and 4.7 measure.
 */
@Configuration(proxyBeanMethods = false)
class SessionMeasures {

	@Bean
	Measure trainingSessionsMeasure(SessionFigures figures) {
		return new SessionMeasure("trainingSessions",
				"The number of IT training sessions that began in the year; withdrawn ones don't count.", figures,
				(sums) -> Result.of(sums.sessions(), sessions(sums)));
	}

	@Bean
	Measure officialsTrainedInSessionsMeasure(SessionFigures figures) {
		return new SessionMeasure("officialsTrainedInSessions",
				"The officials of all participating countries, added up over the IT training sessions that began in"
						+ " the year. Who took part in two sessions counts twice.",
				figures, (sums) -> Result.of(sums.officials(), sessions(sums), officials(sums)));
	}

	@Bean
	Measure sessionsMetExpectationsMeasure(SessionFigures figures) {
		return new SessionMeasure("sessionsMetExpectations",
				"100 × (answers \"fully\" + answers \"to a large extent\") / all answers to \"did the training meet"
						+ " your expectations?\", over the IT training sessions that began in the year.",
				figures, (sums) -> {
					ExpectationAnswers given = sums.feedback().metExpectations();
					return Result.percent(given.met(), given.answers(), sessions(sums), officials(sums),
							SessionMeasure.count("answers", given.answers()),
							SessionMeasure.count("answers \"fully\"", given.fully()),
							SessionMeasure.count("answers \"to a large extent\"", given.largely()),
							SessionMeasure.count("answers \"partly\"", given.partly()),
							SessionMeasure.count("answers \"not at all\"", given.notAtAll()));
				});
	}

	@Bean
	Measure sessionsUsefulMeasure(SessionFigures figures) {
		return new SessionMeasure("sessionsUseful",
				"100 × (answers \"very useful\" + answers \"useful\") / all answers to \"was the training useful?\","
						+ " over the IT training sessions that began in the year.",
				figures, (sums) -> {
					UsefulAnswers given = sums.feedback().useful();
					return Result.percent(given.positive(), given.answers(), sessions(sums), officials(sums),
							SessionMeasure.count("answers", given.answers()),
							SessionMeasure.count("answers \"very useful\"", given.veryUseful()),
							SessionMeasure.count("answers \"useful\"", given.useful()),
							SessionMeasure.count("answers \"not very useful\"", given.notVeryUseful()),
							SessionMeasure.count("answers \"not useful\"", given.notUseful()));
				});
	}

	private static Count sessions(SessionSums sums) {
		return SessionMeasure.count("sessions", sums.sessions());
	}

	private static Count officials(SessionSums sums) {
		return SessionMeasure.count("officials trained", sums.officials());
	}

}
