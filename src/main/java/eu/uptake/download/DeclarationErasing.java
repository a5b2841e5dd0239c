package eu.uptake.download;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Takes declarations out again. The id is barred first, then looked for; whoever stores a
 * declaration looks afterwards whether its id was barred meanwhile. So one that arrives
 * at the same moment is found by one of the two.
 */
@Component
class DeclarationErasing implements SmartInitializingSingleton {

	/** No request takes longer. */
	private static final Duration LONGEST_WRITE = Duration.ofDays(1);

	private final DownloadDeclarations declarations;

	private final Clock clock;

	DeclarationErasing(DownloadDeclarations declarations, Clock clock) {
		this.declarations = declarations;
		this.clock = clock;
	}

	/**
	 * Takes out what was stored under a barred id by a service that died before it could
	 * look.
	 */
	@Override
	public void afterSingletonsInstantiated() {
		this.declarations.barredSince(this.clock.instant().minus(LONGEST_WRITE)).forEach(this.declarations::remove);
	}

	/**
	 * Erases a declaration, or what would have come with its id.
	 * @param id the declaration's id; erasing it again changes nothing
	 * @return the day of the download, if there was one
	 */
	Optional<LocalDate> erase(String id) {
		this.declarations.bar(id, this.clock.instant().truncatedTo(ChronoUnit.MILLIS));
		return this.declarations.remove(id);
	}

	/**
	 * Looks whether the id of a declaration has been barred, and takes out what has been
	 * stored under it.
	 * @param id the declaration's id
	 * @return whether it was barred
	 */
	boolean eraseIfBarred(String id) {
		boolean barred = this.declarations.isBarred(id);
		if (barred) {
			this.declarations.remove(id);
		}
		return barred;
	}

}
