package eu.uptake.faults;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import eu.uptake.Api;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Downloaders who declare how many people they will train.
 */
class DeclarationClient extends WritingClient<DeclarationClient.Declaration> {

	private static final List<String> MODULES = List.of("VAT", "EORI");

	private final int year;

	private Api.Client client;

	DeclarationClient(int year) {
		super(2);
		this.year = year;
	}

	@Override
	void connect(Api api) {
		this.client = api.anonymous();
	}

	@Override
	Declaration next(int number) {
		return new Declaration(UUID.randomUUID(), MODULES.get(number % MODULES.size()),
				ThreadLocalRandom.current().nextInt(1, 1000));
	}

	@Override
	void send(Declaration declaration) {
		assertThat(codes(() -> this.client
			.operation("declare-download",
					Api.input("id", declaration.id().toString(), "trainingModule", declaration.module(), "organisation",
							"SCHOOL", "expectedTrainees", declaration.trainees(), "on", this.year + "-01-01"))))
			.isEmpty();
	}

	@Override
	Map<String, Object> figures(Api api) {
		return api.as("taxud")
			.run("query ($years: [Int!]) { downloads(filter: { years: $years }) { declarations declaredTrainees } }",
					Map.of("years", List.of(this.year)))
			.get("downloads");
	}

	@Override
	Map<String, Object> recount(List<Declaration> declarations) {
		return Map.of("declarations", declarations.size(), "declaredTrainees",
				declarations.stream().mapToInt(Declaration::trainees).sum());
	}

	/**
	 * A declaration.
	 *
	 * @param id its id
	 * @param module the module's code
	 * @param trainees how many will be trained
	 */
	record Declaration(UUID id, String module, int trainees) {
	}

}
