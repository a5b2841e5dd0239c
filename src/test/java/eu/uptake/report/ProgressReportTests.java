package eu.uptake.report;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import eu.uptake.Api;
import eu.uptake.UptakeTest;

import static org.assertj.core.api.Assertions.assertThat;

@UptakeTest
class ProgressReportTests {

	@Autowired
	private Api api;

	@Test
	void theReportOf2016SaysInWordsWhatTheYearCameTo() throws Exception {
		assertThat(paragraphs(page("2016"), "summary")).containsExactly(
				"305 modules were used in 2016, up from 183, in 34 countries: the modules used in each country, added together.",
				"At least 23 685 officials were trained with them, up from 3 092: 6 of the 305 uptakes came without a number."
						+ " Who was trained with two modules counts twice.",
				"Customs officials scored the modules 74.3 of 100 on average (6 011 responses), traders and other users 78.5 (1 504 responses).",
				"Courses were downloaded 12 920 times, up from 3 202; 525 downloaders declared 515 685 people to be trained with them,"
						+ " who are not among the officials trained.",
				"58 sessions on European customs IT systems trained 374 officials, up from 293; 87 % of the answers say that"
						+ " expectations were met, 97 % that it was useful.",
				"All 10 training indicators computed here meet their targets.");
	}

	@Test
	void theReportOf2015NamesTheTargetsMissed() throws Exception {
		assertThat(paragraphs(page("2015"), "summary")).last()
			.isEqualTo("Of the 10 training indicators computed here, 7 meet their targets; not met: 4.6, 5.1, 5.2.");
	}

	@Test
	void theTenRowsAreLaidOutAsInTheReport() throws Exception {
		List<List<String>> rows = rows(page("2016"), "indicators");
		assertThat(rows).filteredOn((row) -> row.get(0).matches("(4\\.\\d|5\\.[12]) .*"))
			.extracting((row) -> row.get(0).substring(0, 3) + " | " + String.join(" | ", row.subList(1, row.size())))
			.containsExactly("4.1 | EC | 174 (2014) | Grow | 174 | 183 | 305 | met",
					"4.2 | EC | 70.3 (2015) | >70 | 73.31 | 70.3 | 74.3 | met",
					"4.3 | ART | 124 (2014) | Grow or stable compared to baseline | 124 | 293 | 374 | met",
					"4.4 | EAF | 95 % (2014) | >80% | 95 % | 92 % | 87 % | met",
					"4.5 | EAF | 99 % (2014) | >80% | 99 % | 98 % | 97 % | met",
					"4.6 | EC | 4 776 (2014) | Grow or stable compared to baseline | 4 776 | 3 092 | ≥ 23 685 | met",
					"4.7 | ART | 22 (2014) | Grow or stable compared to baseline | 22 | 45 | 58 | met",
					"4.8 | EC | 15 (2013) | Grow or stable | 15 | 15 | 30 | met",
					"5.1 | EC | 3 219 (2014) | Grow or stable compared to baseline | 3 219 | 3 202 | 12 920 | met",
					"5.2 | EC | 69.2 (2014) | >70 | 64.01 | 69.2 | 78.5 | met");
	}

	@Test
	void aReasonStandsWhereThereIsNoValue() throws Exception {
		assertThat(rows(page("2016"), "indicators")).filteredOn((row) -> row.get(0).startsWith("5.4 "))
			.singleElement()
			.satisfies((row) -> assertThat(row.get(4)).isEqualTo("Insignif. sample"));
	}

	@Test
	void everyFigureIsOneThatTheApiAnswers() throws Exception {
		Api.Client anonymous = this.api.anonymous();
		Document page = page("2016");
		Api.Answer answer = anonymous.operation("progress-report", variables(2016));
		assertThat(answer.classifications()).isEmpty();
		List<String> indicators = figures(answer, "objective4[*].values[*].value");
		indicators.addAll(figures(answer, "objective5[*].values[*].value"));
		assertThat(numbers(page, "indicators", 4, 7)).containsExactlyElementsOf(indicators);
		assertThat(column(page, "modules", 2, true))
			.containsExactlyElementsOf(figures(answer, "byModule[*].countries"));
		assertThat(column(page, "modules", 4, true))
			.containsExactlyElementsOf(figures(answer, "byModule[*].trainees.count"));
		assertThat(column(page, "modules", 1, true))
			.containsExactlyElementsOf(figures(answer, "byModuleBefore[*].countries"));
		assertThat(column(page, "modules", 3, true))
			.containsExactlyElementsOf(figures(answer, "byModuleBefore[*].trainees.count"));
		assertThat(column(page, "countries", 2, true))
			.containsExactlyElementsOf(figures(answer, "byCountry[*].modulesUsed"));
		assertThat(column(page, "countries", 4, true))
			.containsExactlyElementsOf(figures(answer, "byCountry[*].trainees.count"));
		assertThat(column(page, "countries", 1, true))
			.containsExactlyElementsOf(figures(answer, "byCountryBefore[*].modulesUsed"));
		assertThat(column(page, "countries", 3, true))
			.containsExactlyElementsOf(figures(answer, "byCountryBefore[*].trainees.count"));
		assertThat(rows(page, "quality").get(0).subList(1, 8)).containsExactlyElementsOf(scores(answer, "officials"));
		assertThat(rows(page, "quality").get(1).subList(1, 8)).containsExactlyElementsOf(scores(answer, "others"));
		assertThat(rows(page, "quality").subList(2, 5)).extracting((row) -> row.get(1))
			.containsExactlyElementsOf(rounded(answer, "officialsByYear[*].scores.overall"));
		assertThat(rows(page, "quality").subList(2, 5)).extracting((row) -> row.get(3))
			.containsExactlyElementsOf(rounded(answer, "othersByYear[*].scores.overall"));
		assertThat(texts(page, "downloads", "figure"))
			.containsExactlyElementsOf(figures(answer, "downloadsByMonth[*].downloads"));
		assertThat(column(page, "downloads", 1, false))
			.containsExactlyElementsOf(figures(answer, "downloadsByModule[*].downloads"));
		assertThat(column(page, "downloads", 2, false))
			.containsExactlyElementsOf(figures(answer, "downloadsByModule[*].uniqueDownloads"));
		List<String> sessions = figures(answer, "sessionsByYear[*].totals.sessions");
		sessions.addAll(figures(answer, "sessionsBySystem[*].totals.sessions"));
		assertThat(column(page, "sessions", 1, true)).containsExactlyElementsOf(sessions);
		List<String> officials = figures(answer, "sessionsByYear[*].totals.officialsTrained");
		officials.addAll(figures(answer, "sessionsBySystem[*].totals.officialsTrained"));
		assertThat(column(page, "sessions", 2, true)).containsExactlyElementsOf(officials);
	}

	@Test
	void theUccProgrammeMakesOneThousandAndEightyClasses() throws Exception {
		assertThat(paragraphs(page("2016"), "modules")).contains(
				"UCC: 156 uptakes of 15 modules, with at least 21 607 trainees. In the classroom that would be 1 080 classes,"
						+ " or 4.15 every working day.",
				"UCC courses were downloaded 9 958 times; 470 downloaders declared 512 400 people to be trained with them.");
	}

	@Test
	void aChangeOfTheRecordsChangesTheDraft() throws Exception {
		Api.Client taxud = this.api.as("taxud");
		int year = java.time.Year.now().getValue();
		taxud.operation("define-training-module", Api.input("code", "REX", "title", "=<REX> & \"Co\"", "programme",
				"General", "producedOn", "2016-12-15"));
		assertThat(this.api.as("at")
			.operation("report-uptake",
					Api.input("country", "AT", "year", year, "trainingModule", "REX", "trainees", 1234))
			.codes()).isEmpty();
		assertThat(rows(parse(taxud.get("/api/reports/%d.html".formatted(year)).body()), "modules"))
			.containsExactly(List.of("No uptake was reported."));
		assertThat(this.api.as("at").operation("submit-return", Api.input("country", "AT", "year", year)).codes())
			.isEmpty();
		Document draft = parse(taxud.get("/api/reports/%d.html".formatted(year)).body());
		assertThat(rows(draft, "modules")).containsExactly(List.of("REX =<REX> & \"Co\"", "–", "1", "–", "1 234"));
		assertThat(draft.getElementsByTagName("p").item(0).getTextContent()).isEqualTo("DRAFT");
	}

	@Test
	void aDraftSaysSoOnEveryPageOfThePdf() throws Exception {
		int year = java.time.Year.now().getValue();
		try (PDDocument pdf = pdf(this.api.as("taxud"), year)) {
			assertThat(pagesOf(pdf)).isNotEmpty().allMatch((page) -> page.contains("DRAFT"));
		}
		try (PDDocument pdf = pdf(this.api.anonymous(), 2016)) {
			assertThat(pagesOf(pdf)).hasSizeGreaterThan(3).noneMatch((page) -> page.contains("DRAFT"));
		}
	}

	@Test
	void thePdfIsTaggedHasBookmarksAndA4Pages() throws Exception {
		try (PDDocument pdf = pdf(this.api.anonymous(), 2016)) {
			assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
			assertThat(pdf.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
			assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
			assertThat(pdf.getDocumentInformation().getTitle())
				.isEqualTo("EU customs training in 2016: indicators and uptake");
			List<String> bookmarks = new ArrayList<>();
			for (PDOutlineItem item : pdf.getDocumentCatalog().getDocumentOutline().children()) {
				bookmarks.add(item.getTitle());
			}
			assertThat(bookmarks).containsExactly("Summary", "Indicators", "Uptake by module", "Uptake by country",
					"Quality", "Downloads", "IT trainings", "Completeness");
			assertThat(pdf.getPage(0).getMediaBox().getWidth()).isBetween(595f, 596f);
			assertThat(pdf.getPage(0).getMediaBox().getHeight()).isBetween(841f, 842f);
		}
	}

	@Test
	void thePdfHasTheSameTextAsThePage() throws Exception {
		Document page = page("2016");
		try (PDDocument pdf = pdf(this.api.anonymous(), 2016)) {
			PDFTextStripper stripper = new PDFTextStripper();
			stripper.setSortByPosition(false);
			// Some letters are printed joined.
			String printed = Normalizer.normalize(stripper.getText(pdf), Normalizer.Form.NFKC)
				.replaceAll("[\\s\u00a0]+", "");
			for (String section : List.of("summary", "modules", "countries", "quality", "sessions", "completeness")) {
				for (List<String> row : rows(page, section)) {
					assertThat(printed).contains(String.join("", row).replaceAll("[\\s\u00a0]+", ""));
				}
				for (String paragraph : paragraphs(page, section)) {
					assertThat(printed).contains(paragraph.replaceAll("[\\s\u00a0]+", ""));
				}
			}
		}
	}

	@Test
	void anUnpublishedYearIsForTaxudOnly() {
		int year = java.time.Year.now().getValue();
		assertThat(this.api.anonymous().get("/api/reports/%d.html".formatted(year)).statusCode()).isEqualTo(401);
		assertThat(this.api.as("at").get("/api/reports/%d.pdf".formatted(year)).statusCode()).isEqualTo(403);
		assertThat(this.api.as("taxud").get("/api/reports/%d.html".formatted(year)).statusCode()).isEqualTo(200);
		assertThat(this.api.as("taxud").get("/api/reports/%d.html".formatted(year + 1)).statusCode()).isEqualTo(404);
		assertThat(this.api.as("taxud").get("/api/reports/1999.pdf").statusCode()).isEqualTo(404);
		assertThat(this.api.anonymous().get("/api/reports/x.html").statusCode()).isEqualTo(400);
		assertThat(this.api.anonymous().get("/api/reports/2016.docx").statusCode()).isEqualTo(404);
	}

	@Test
	void aReturnThatWasNotAcceptedIsNotDeniedInThePublishedReport() {
		int year = java.time.Year.now().getValue();
		Api.Client taxud = this.api.as("taxud");
		assertThat(taxud.get("/api/reports/%d.html".formatted(year)).body())
			.contains("No submitted return for %d reports the use of a module.".formatted(year));
		this.api.as("at")
			.operation("report-uptake",
					Api.input("country", "AT", "year", year, "trainingModule", "VAT", "trainees", 12));
		this.api.as("at").operation("submit-return", Api.input("country", "AT", "year", year));
		taxud.operation("lock-year", Api.input("year", year));
		taxud.operation("publish-year", Api.input("year", year));
		assertThat(this.api.anonymous().get("/api/reports/%d.html".formatted(year)).body())
			.contains("No accepted return for %d reports the use of a module.".formatted(year));
	}

	@Test
	void thePublishedReportIsTheSameForEverybody() {
		String published = this.api.anonymous().get("/api/reports/2016.html").body();
		assertThat(this.api.as("taxud").get("/api/reports/2016.html").body()).isEqualTo(published);
		assertThat(this.api.as("at").get("/api/reports/2016.html").body()).isEqualTo(published);
	}

	private Map<String, Object> variables(int year) {
		List<Integer> years = List.of(year - 2, year - 1, year);
		List<String> officials = List.of("CUSTOMS_OFFICIAL");
		List<String> others = List.of("ECONOMIC_OPERATOR", "OTHER_USER");
		return Map.ofEntries(Map.entry("year", year), Map.entry("years", years),
				Map.entry("uptake", Map.of("years", List.of(year))),
				Map.entry("uptakeBefore", Map.of("years", List.of(year - 1))),
				Map.entry("officials", Map.of("years", List.of(year), "audiences", officials)),
				Map.entry("others", Map.of("years", List.of(year), "audiences", others)),
				Map.entry("officialsByYear", Map.of("years", years, "audiences", officials)),
				Map.entry("othersByYear", Map.of("years", years, "audiences", others)),
				Map.entry("downloads", Map.of("years", List.of(year))),
				Map.entry("sessions", Map.of("years", List.of(year))),
				Map.entry("sessionsByYear", Map.of("years", years)));
	}

	// The numbers of the answer, without those that are missing, written plainly.
	private static List<String> figures(Api.Answer answer, String path) {
		List<String> figures = new ArrayList<>();
		for (Object number : answer.<List<Object>>get(path)) {
			if (number != null) {
				figures.add(new java.math.BigDecimal(number.toString()).stripTrailingZeros().toPlainString());
			}
		}
		return figures;
	}

	private static List<String> rounded(Api.Answer answer, String path) {
		return answer.<List<Number>>get(path).stream().map(ProgressReportTests::rounded).toList();
	}

	private static String rounded(Number number) {
		return java.math.BigDecimal.valueOf(number.doubleValue())
			.setScale(1, java.math.RoundingMode.HALF_UP)
			.toPlainString();
	}

	private static List<String> scores(Api.Answer answer, String field) {
		Map<String, Object> scores = answer.get(field);
		return List.of("%,d".formatted(((Number) scores.get("responses")).longValue()).replace(',', ' '),
				rounded((Number) scores.get("overall")), "± " + rounded((Number) scores.get("marginOfError")),
				rounded((Number) scores.get("relevance")), rounded((Number) scores.get("objectivesAchieved")),
				rounded((Number) scores.get("retention")), rounded((Number) scores.get("userFriendliness")));
	}

	// The numbers of some columns row by row, without marks, dashes and words.
	private static List<String> numbers(Document page, String section, int from, int to) {
		List<String> numbers = new ArrayList<>();
		for (Element row : elements(section(page, section), "tr")) {
			List<Element> cells = cells(row);
			if (cells.size() < to || !cells.get(1).getTagName().equals("td")) {
				continue;
			}
			for (Element cell : cells.subList(from, to)) {
				elements(cell, "sup").forEach((mark) -> mark.getParentNode().removeChild(mark));
				add(numbers, cell.getTextContent());
			}
		}
		return numbers;
	}

	private static List<String> column(Document page, String section, int column, boolean every) {
		List<String> numbers = new ArrayList<>();
		for (List<String> row : rows(page, section)) {
			if (row.size() > column && (every || row.size() == 4)) {
				add(numbers, row.get(column));
			}
		}
		return numbers;
	}

	private static void add(List<String> numbers, String text) {
		String plain = text.replace("≥", "").replace("%", "").replaceAll("[\\s\u00a0]", "");
		if (plain.matches("[\\d.]+")) {
			numbers.add(new java.math.BigDecimal(plain).stripTrailingZeros().toPlainString());
		}
	}

	private Document page(String year) throws Exception {
		HttpResponse<String> response = this.api.anonymous().get("/api/reports/" + year + ".html");
		assertThat(response.statusCode()).isEqualTo(200);
		return parse(response.body());
	}

	private static Document parse(String html) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		return factory.newDocumentBuilder().parse(new InputSource(new StringReader(html)));
	}

	private static Element section(Document page, String id) {
		return elements(page.getDocumentElement(), "section").stream()
			.filter((section) -> section.getAttribute("id").equals(id))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> paragraphs(Document page, String section) {
		return elements(section(page, section), "p").stream().map(ProgressReportTests::text).toList();
	}

	// The rows of a section's tables below their heads.
	private static List<List<String>> rows(Document page, String section) {
		return elements(section(page, section), "tr").stream()
			.filter((row) -> row.getParentNode().getNodeName().equals("tbody") && !row.hasAttribute("class"))
			.map((row) -> cells(row).stream().map(ProgressReportTests::text).toList())
			.toList();
	}

	private static List<String> texts(Document page, String section, String style) {
		return elements(section(page, section), "div").stream()
			.filter((each) -> each.getAttribute("class").equals(style))
			.map((each) -> each.getTextContent().replaceAll("[\\s\u00a0]", ""))
			.toList();
	}

	private static List<Element> cells(Element row) {
		List<Element> cells = new ArrayList<>();
		NodeList children = row.getChildNodes();
		for (int i = 0; i < children.getLength(); i++) {
			if (children.item(i) instanceof Element cell) {
				cells.add(cell);
			}
		}
		return cells;
	}

	private static List<Element> elements(Element parent, String tag) {
		List<Element> elements = new ArrayList<>();
		NodeList found = parent.getElementsByTagName(tag);
		for (int i = 0; i < found.getLength(); i++) {
			elements.add((Element) found.item(i));
		}
		return elements;
	}

	private static String text(Element element) {
		return element.getTextContent().replaceAll("[\\s\u00a0]+", " ").strip();
	}

	private static PDDocument pdf(Api.Client client, Object year) throws IOException {
		HttpResponse<byte[]> response = client.download("/api/reports/%s.pdf".formatted(year));
		assertThat(response.statusCode()).isEqualTo(200);
		return Loader.loadPDF(response.body());
	}

	private static List<String> pagesOf(PDDocument pdf) throws IOException {
		List<String> pages = new ArrayList<>();
		for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
			PDFTextStripper stripper = new PDFTextStripper();
			stripper.setStartPage(page);
			stripper.setEndPage(page);
			pages.add(stripper.getText(pdf));
		}
		return pages;
	}

}
