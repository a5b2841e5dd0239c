package eu.uptake.embedded;

import java.io.IOException;

/**
 * The embedded store as a process of its own, in memory, until its input ends. Prints its
 * address.
 */
final class StoreProcess {

	private StoreProcess() {
	}

	public static void main(String[] args) throws IOException {
		try (EmbeddedStore store = new EmbeddedStore(new EmbeddedStoreProperties("memory"))) {
			System.out.println(store.connectionString("uptake"));
			while (System.in.read() >= 0) {
				// Nothing is asked of it this way.
			}
		}
		System.exit(0);
	}

}
