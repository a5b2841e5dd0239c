package eu.uptake.download;

import java.time.LocalDate;

/**
 * The downloads of one module in one language on one day.
 *
 * @param module the module's code
 * @param language the language code in lower case, {@code und} where the download path
 * names none
 * @param day the day in the counter's time zone
 * @param downloads how many downloads
 * @param uniqueDownloads how many of them were the first of their client, module, date
 * and hour: of a client's downloads in several languages within an hour only the first
 * one's language has it, so that sums over languages are right
 */
record DailyDownloads(String module, String language, LocalDate day, long downloads, long uniqueDownloads) {
}
