package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {
  private static final ReportModel DEMO = SampleReport.demo();

  @Test
  void isWellFormedAndEveryIdIsUniqueAndEveryLinkLeadsSomewhere() throws Exception {
    Document document = parse(DEMO);
    var ids = new ArrayList<String>();
    var links = new ArrayList<String>();
    for (Element element : all(document)) {
      if (element.hasAttribute("id")) {
        ids.add(element.getAttribute("id"));
      }
      if (element.hasAttribute("href")) {
        links.add(element.getAttribute("href").substring(1));
      }
      if (element.hasAttribute("aria-labelledby")) {
        links.addAll(List.of(element.getAttribute("aria-labelledby").split(" ")));
      }
    }
    assertThat(ids).doesNotHaveDuplicates().containsAll(links);
  }

  @Test
  void aTripStandsBesideItsTimeInTheUnitsOwnLog() throws Exception {
    assertThat(html(DEMO)).contains("In the unit&#39;s log after [s]", "<td>−0.540 to −0.030</td>");
  }

  @Test
  void whenTheAccessPointSaidThatAUnitWentAndCameHasATableOfItsOwn() throws Exception {
    assertThat(html(DEMO)).doesNotContain("From the access point and back to it");
    long second = SampleRuns.SECOND;
    var fault =
        new FaultWindow(
            "F1",
            "apDisabled",
            "",
            false,
            4 * second,
            OptionalLong.of(4 * second),
            OptionalLong.empty(),
            OptionalLong.of(6 * second),
            OptionalLong.empty(),
            OptionalLong.of(4 * second + 40 * SampleRuns.MILLI),
            OptionalLong.of(9 * second));
    RunReport run = Variations.run("r1", "a", 20 * second, List.of(fault), List.of(), List.of());
    assertThat(html(Variations.runs(List.of(run), List.of())))
        .contains(
            "From the access point and back to it, per unit",
            "<td>0.040</td><td>4.960</td><td>3.000</td>");
  }

  @Test
  void holdsNoScriptAndNoAddressOfAnythingElse() throws Exception {
    String html = html(DEMO);
    assertThat(html).doesNotContainIgnoringCase("<script").doesNotContain("http:", "https:", "//");
    assertThat(html).doesNotContainIgnoringCase("@import");
    assertThat(html.replace("url(#", "")).doesNotContainIgnoringCase("url(");
    for (Element element : all(parse(DEMO))) {
      var attributes = element.getAttributes();
      for (int i = 0; i < attributes.getLength(); i++) {
        String name = attributes.item(i).getNodeName();
        assertThat(name).isNotEqualTo("src").doesNotStartWith("on").isNotEqualTo("style");
        if (name.equals("href")) {
          assertThat(attributes.item(i).getNodeValue()).startsWith("#");
        }
      }
    }
  }

  @Test
  void everyDrawingHasTitleAndDescriptionAndEveryTableCaptionAndScopes() throws Exception {
    int drawings = 0;
    for (Element element : all(parse(DEMO))) {
      if (element.getTagName().equals("svg") && !element.hasAttribute("aria-hidden")) {
        drawings++;
        assertThat(text(element, "title")).isNotBlank();
        assertThat(text(element, "desc")).isNotBlank();
      }
      if (element.getTagName().equals("table")) {
        assertThat(text(element, "caption")).isNotBlank();
      }
      if (element.getTagName().equals("th")) {
        assertThat(element.getAttribute("scope")).isNotEmpty();
      }
    }
    assertThat(drawings).isEqualTo(12 + 3);
  }

  @Test
  void everySectionAndPageBearsTheLabelsAndEveryDrawingAndTableTheEmulatedMark() throws Exception {
    Document document = parse(DEMO);
    for (Element element : all(document)) {
      String name = element.getTagName();
      boolean section = name.equals("section") && !element.getAttribute("id").equals("summary");
      if (section || name.equals("footer") || name.equals("header")) {
        assertThat(element.getTextContent())
            .contains(Labels.EMULATED, Labels.NOT_APPROVED, Labels.NOT_CLINICAL);
      }
      boolean figure = name.equals("figure") || name.equals("caption");
      if (figure || element.getAttribute("class").equals("card")) {
        assertThat(element.getTextContent()).contains("emulated");
      }
    }
    assertThat(html(DEMO))
        .contains("@top-left{content:\"EMULATED BENCH — every emulator number is illustrative")
        .contains("failedConnectionCostMultiplier = 40");
  }

  @Test
  void labelsFollowTheHeader() {
    var header = Variations.header(ReportHeader.Bench.PHYSICAL, ReportHeader.TimeBase.VIRTUAL, "A");
    String html = html(Variations.with(DEMO, header));
    assertThat(html).doesNotContain(Labels.EMULATED, Labels.NOT_APPROVED, "illustrative");
    assertThat(html).contains(Labels.VIRTUAL, Labels.NOT_CLINICAL, "Plan approved: A.");
  }

  @Test
  void hostileTextStaysText() throws Exception {
    String evil =
        "</style><script>alert(1)</script><img src=x onerror=\"y\" z='&amp;'>\u202E\u0000";
    ReportModel hostile = Variations.hostile(evil);
    String html = html(hostile);
    assertThat(html).doesNotContain("<script", "<img", "\u202E", "\u0000");
    assertThat(html.split("</style>", -1)).hasSize(2);
    long texts =
        all(parse(hostile)).stream()
            .filter(e -> e.getTextContent().contains("<script>alert(1)</script>"))
            .count();
    assertThat(texts).isGreaterThan(30);
  }

  @Test
  void longTextsAndLoneSurrogatesAreHarmless() throws Exception {
    String monster = "x".repeat(200_000) + "\uD800";
    assertThat(HtmlReport.render(Variations.hostile(monster))).hasSizeLessThan(900_000);
    parse(Variations.hostile("\uD800 \uDC00 \uFFFF \uD83D\uDE00"));
  }

  @Test
  void noLineIsCutInTheMiddle() {
    var paths =
        java.util.regex.Pattern.compile(" d=\"([^\"]*)\"")
            .matcher(html(Variations.huge(1, 2, 20_000)));
    int longest = 0;
    while (paths.find()) {
      assertThat(paths.group(1)).matches("[MLHVZ0-9 .-]*");
      longest = Math.max(longest, paths.group(1).length());
    }
    assertThat(longest).as("the sample draws lines that a limit would cut").isGreaterThan(2_100);
  }

  @Test
  void emptyModelsRender() throws Exception {
    Document document = parse(Variations.nothing());
    assertThat(document.getDocumentElement().getTextContent())
        .contains("No requirement was exercised", "No run was made", "Nothing was compared");
  }

  @Test
  void aRunWithoutDataRenders() throws Exception {
    String text = parse(Variations.oneEmptyRun()).getDocumentElement().getTextContent();
    assertThat(text).contains("no data", "flow not measured", "No watchdog code was seen");
  }

  @Test
  void sizeStaysBoundedForManyRunsAndFaultsAndSaysWhatIsLeftOut() throws Exception {
    ReportModel huge = Variations.huge(1000, 60, 20_000);
    byte[] bytes = HtmlReport.render(huge);
    assertThat(bytes).hasSizeLessThan(4_000_000);
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .contains("Timelines are drawn for 24 of 1000 runs", "more runs not shown", "more faults");
  }

  @Test
  void demoIsSmallEnoughToMail() throws Exception {
    byte[] bytes = HtmlReport.render(DEMO);
    Files.write(Path.of("target", "sample-report.html"), bytes);
    assertThat(bytes).hasSizeBetween(50_000, 600_000);
  }

  static String html(ReportModel model) {
    return new String(HtmlReport.render(model), StandardCharsets.UTF_8);
  }

  static Document parse(ReportModel model) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new ByteArrayInputStream(HtmlReport.render(model)));
  }

  private static List<Element> all(Document document) {
    NodeList nodes = document.getElementsByTagName("*");
    var elements = new ArrayList<Element>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  private static String text(Element element, String child) {
    NodeList children = element.getElementsByTagName(child);
    return children.getLength() == 0 ? "" : children.item(0).getTextContent();
  }
}
