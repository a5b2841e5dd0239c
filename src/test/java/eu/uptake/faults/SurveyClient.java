package eu.uptake.faults;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Trainees who answer the survey of one module.
 */
class SurveyClient extends WritingClient<SurveyClient.Response> {

	private final int year;

	private Api.Client client;

	SurveyClient(int year) {
		super(3);
		this.year = year;
	}

	@Override
	void connect(Api api) {
		this.client = api.anonymous();
	}

	@Override
	Response next(int number) {
		return new Response(UUID.randomUUID(), ThreadLocalRandom.current().nextInt(0, 101));
	}

	@Override
	void send(Response response) {
		assertThat(codes(() -> this.client.operation("submit-survey-response",
				Api.input("id", response.id().toString(), "trainingModule", "VAT", "audience", "OTHER_USER",
						"completedOn", this.year + "-01-01", "relevance", response.score()))))
			.isEmpty();
	}

	@Override
	Map<String, Object> figures(Api api) {
		return api.as("taxud")
			.run("query ($years: [Int!]) { quality(filter: { years: $years }) { responses overall } }",
					Map.of("years", List.of(this.year)))
			.get("quality");
	}

	@Override
	Map<String, Object> recount(List<Response> responses) {
		Map<String, Object> figures = new HashMap<>();
		figures.put("responses", responses.size());
		figures.put("overall",
				responses.isEmpty() ? null : responses.stream().mapToInt(Response::score).average().getAsDouble());
		return figures;
	}

	/**
	 * A response.
	 *
	 * @param id its id
	 * @param score its only score
	 */
	record Response(UUID id, int score) {
	}

}
