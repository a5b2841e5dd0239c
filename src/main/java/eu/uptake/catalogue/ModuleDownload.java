package eu.uptake.catalogue;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A place on the public site that a module is downloaded from.
 *
 * @param language the language of its files, or null where the place is that of all
 * @param formats how the names of the files there end, sorted, without the full stop
 * @param path the path of the file, or of the folder where the file's name is left open
 * @param address the same with the public site's address, or null if that isn't known
 */
record ModuleDownload(@Nullable String language, List<String> formats, String path, @Nullable String address) {

	private static final String LANGUAGE = "{language}";

	/**
	 * The places of a module.
	 * @param module the module
	 * @param site the public site's address, or null if it isn't known
	 * @return the places by language, those of all languages first
	 */
	static List<ModuleDownload> of(TrainingModule module, @Nullable URI site) {
		List<ModuleDownload> downloads = new ArrayList<>();
		List<String> common = module.downloadPaths().stream().filter((path) -> !path.contains(LANGUAGE)).toList();
		downloads.addAll(places(null, common, site));
		List<String> own = module.downloadPaths().stream().filter((path) -> path.contains(LANGUAGE)).toList();
		for (String language : module.languages().stream().sorted().toList()) {
			downloads
				.addAll(places(language, own.stream().map((path) -> path.replace(LANGUAGE, language)).toList(), site));
		}
		return downloads;
	}

	// Packings of the same file lie in the same folder, which is one place.
	private static List<ModuleDownload> places(@Nullable String language, List<String> paths, @Nullable URI site) {
		Map<String, TreeSet<String>> formats = new LinkedHashMap<>();
		for (String path : paths) {
			int open = path.indexOf('*');
			String place = (open < 0) ? path : path.substring(0, path.lastIndexOf('/', open) + 1);
			String format = path.substring(path.lastIndexOf('.') + 1);
			TreeSet<String> known = formats.computeIfAbsent(place, (key) -> new TreeSet<>());
			if (format.matches("[A-Za-z0-9]+")) {
				known.add(format);
			}
		}
		List<ModuleDownload> places = new ArrayList<>();
		String prefix = (site != null) ? site.toString().replaceFirst("/+$", "") : null;
		formats.forEach((place, known) -> places
			.add(new ModuleDownload(language, List.copyOf(known), place, (prefix != null) ? prefix + place : null)));
		return places;
	}

}
