package eu.uptake.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on standard error, where that is a terminal.
 */
public final class Progress implements AutoCloseable {

	private static final int UPDATE_MILLIS = 200;

	private final @Nullable ProgressBar bar;

	/**
	 * Begins to show progress.
	 * @param task what is done, in a word or two
	 * @param unit what is counted
	 * @param total how many there are, or -1 if that isn't known
	 */
	public Progress(String task, String unit, long total) {
		this.bar = isTerminal() ? new ProgressBarBuilder().setTaskName(task)
			.setInitialMax(total)
			.setUnit(" " + unit, 1)
			.showSpeed()
			.setUpdateIntervalMillis(UPDATE_MILLIS)
			.build() : null;
	}

	public void stepTo(long done) {
		if (this.bar != null) {
			this.bar.stepTo(done);
		}
	}

	/**
	 * Shows how far it is.
	 * @param done what is done
	 * @param remark what else there is to say, such as a speed; asked only where somebody
	 * sees it
	 */
	public void stepTo(long done, Supplier<String> remark) {
		if (this.bar != null) {
			this.bar.stepTo(done);
			this.bar.setExtraMessage(" " + remark.get());
		}
	}

	@Override
	public void close() {
		if (this.bar != null) {
			this.bar.close();
		}
	}

	// Java's console tells of input and output only; Linux tells of standard error.
	private static boolean isTerminal() {
		try {
			return Path.of("/proc/self/fd/2").toRealPath().toString().matches("/dev/(pts/|tty).*");
		}
		catch (IOException ex) {
			return System.console() != null;
		}
	}

}
