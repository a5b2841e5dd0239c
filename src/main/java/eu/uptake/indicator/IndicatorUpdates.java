package eu.uptake.indicator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import graphql.GraphQLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

import eu.uptake.account.CurrentAccount;
import eu.uptake.indicator.IndicatorRows.IndicatorRow;
import eu.uptake.live.LiveSource;
import eu.uptake.live.LiveStreams;
import eu.uptake.live.StoreChanges;

/**
 * Watches the indicators of the years that somebody has subscribed to. All who see the
 * same of a year share the work.
 */
@Component
class IndicatorUpdates {

	private final LiveStreams streams;

	private final StoreChanges store;

	private final IndicatorFigures figures;

	private final Measures measures;

	private final CurrentAccount currentAccount;

	private final Map<Watched, IndicatorWatch> watches = new ConcurrentHashMap<>();

	IndicatorUpdates(LiveStreams streams, StoreChanges store, IndicatorFigures figures, Measures measures,
			CurrentAccount currentAccount) {
		this.streams = streams;
		this.store = store;
		this.figures = figures;
		this.measures = measures;
		this.currentAccount = currentAccount;
	}

	Flux<IndicatorUpdate> open(int year, @Nullable String code, GraphQLContext context) {
		Watched watched = new Watched(year, this.currentAccount.get().isTaxud());
		return this.streams.open(context, new LiveSource<String, IndicatorUpdate>() {

			@Override
			public Disposable watch(Consumer<String> changed) {
				return join(watched, (each) -> {
					if (code == null || code.equals(each)) {
						changed.accept(each);
					}
				});
			}

			@Override
			public @Nullable IndicatorUpdate read(String each) {
				IndicatorRow row = IndicatorUpdates.this.figures.find(each);
				return (row != null) ? new IndicatorUpdate(year, row) : null;
			}

		});
	}

	private synchronized Disposable join(Watched watched, Consumer<String> changed) {
		IndicatorWatch watch = this.watches.get(watched);
		if (watch == null) {
			watch = new IndicatorWatch(watched.year(), this.figures, this.measures, this.streams::later);
			watch.begin(this.store);
			this.watches.put(watched, watch);
		}
		IndicatorWatch joined = watch;
		joined.add(changed);
		return () -> {
			synchronized (this) {
				if (joined.remove(changed)) {
					this.watches.remove(watched);
				}
			}
		};
	}

	/**
	 * What can be watched.
	 *
	 * @param year the calendar year
	 * @param all whether what isn't published is seen
	 */
	private record Watched(int year, boolean all) {
	}

}
