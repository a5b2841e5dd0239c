package eu.uptake.uptake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

import eu.uptake.contract.Rejection;

import static org.assertj.core.api.Assertions.assertThat;

class ReturnStepPropertyTests {

	private static final Instant AT = Instant.parse("2016-12-31T12:00:00Z");

	@Property
	void manyStepsAsOneAreThoseOneAfterAnother(@ForAll("entries") List<UptakeEntry> entries,
			@ForAll("entries") List<UptakeEntry> before, @ForAll ReturnStatus status) {
		NationalReturn start = inStatus(status, before);
		NationalReturn.@Nullable Step together = together(start, entries);
		if (status == ReturnStatus.ACCEPTED) {
			assertThat(together).isNull();
			return;
		}
		NationalReturn each = start;
		List<ReturnChange> changes = new ArrayList<>();
		for (UptakeEntry entry : entries) {
			NationalReturn.Step step = entry.applyTo(each, AT, "at");
			changes.addAll(step.changes());
			each = step.next();
		}
		assertThat(together.next()).isEqualTo(each);
		assertThat(together.changes()).isEqualTo(changes);
		assertThat(together.next().version()).isEqualTo(start.version() + changes.size());
		assertThat(together.change() == null).isEqualTo(changes.isEmpty());
	}

	@Property
	void theSameAgainChangesNothing(@ForAll("distinct") List<UptakeEntry> entries) {
		NationalReturn once = together(NationalReturn.notStarted("AT", 2016), entries).next();
		NationalReturn.Step twice = together(once, entries);
		assertThat(twice.changes()).isEmpty();
		assertThat(twice.next()).isSameAs(once);
	}

	@Property
	void stepsInAnyGroupingAreTheSame(@ForAll("entries") List<UptakeEntry> first,
			@ForAll("entries") List<UptakeEntry> second) {
		NationalReturn start = NationalReturn.notStarted("AT", 2016);
		List<UptakeEntry> both = new ArrayList<>(first);
		both.addAll(second);
		assertThat(together(start, first).then((each) -> together(each, second))).isEqualTo(together(start, both));
	}

	private static NationalReturn.@Nullable Step together(NationalReturn start, List<UptakeEntry> entries) {
		try {
			NationalReturn.Step step = start.begin();
			for (UptakeEntry entry : entries) {
				step = step.then((each) -> entry.applyTo(each, AT, "at"));
			}
			return step;
		}
		catch (Rejection ex) {
			return null;
		}
	}

	// By the way that a return gets there.
	private static NationalReturn inStatus(ReturnStatus status, List<UptakeEntry> before) {
		NationalReturn draft = together(NationalReturn.notStarted("AT", 2016), before).next();
		return switch (status) {
			case NOT_STARTED -> NationalReturn.notStarted("AT", 2016);
			case DRAFT -> draft;
			case SUBMITTED -> draft.submit(null, AT, "at").next();
			case SENT_BACK -> draft.submit(null, AT, "at").next().sendBack("Why?", null, AT, "taxud").next();
			case ACCEPTED -> draft.submit(null, AT, "at").next().accept(null, AT, "taxud").next();
		};
	}

	@Provide
	Arbitrary<List<UptakeEntry>> entries() {
		return entry().list().ofMaxSize(12);
	}

	@Provide
	Arbitrary<List<UptakeEntry>> distinct() {
		return entry().list().uniqueElements(UptakeEntry::module).ofMaxSize(5);
	}

	private static Arbitrary<UptakeEntry> entry() {
		return Combinators
			.combine(Arbitraries.of("EMCS", "EORI", "UCC-L1", "VAT", "REX"), Arbitraries.of(true, true, false),
					Arbitraries.of(0, 1, 4776).injectNull(0.3), Arbitraries.of("Intranet", "Moodle").injectNull(0.5))
			.as((module, used, trainees, note) -> new UptakeEntry(2, module,
					used ? new Uptake(module, trainees, note) : null));
	}

}
