package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.report.ForestPlot.Panel;
import org.pumprig.rig.report.ForestPlot.Row;
import org.pumprig.rig.report.LookView.Point;

/** The forest plot and the sequential plot, as files of their own. */
class PlotsOfClaimsTest {
  private static final String LONG =
      "from the end of the last fault to the first exchange of messages, a trip before it counted"
          + " as never, and the mean of all runs of a pump";

  private static String forest(String name) {
    return new String(
        ForestPlotSvg.render(
            new ForestPlot(
                "Endpoints",
                "note",
                List.of(
                    new Panel(
                        "ratio",
                        true,
                        OptionalDouble.of(1),
                        List.of(
                            new Row(name, OptionalDouble.of(0.2), 0, 0.8, OptionalDouble.of(1)),
                            new Row(
                                "next",
                                OptionalDouble.empty(),
                                0,
                                Double.POSITIVE_INFINITY,
                                OptionalDouble.empty())))))),
        StandardCharsets.UTF_8);
  }

  private static double y(String svg, String text) {
    int at = svg.indexOf(">" + text + "</text>");
    int from = svg.lastIndexOf(" y=\"", at) + 4;
    return Double.parseDouble(svg.substring(from, svg.indexOf('"', from)));
  }

  @Test
  void aLongLabelIsBrokenIntoLinesAndNothingOfItIsCut() {
    String svg = forest(LONG);
    List<String> lines = Lines.of(LONG, 36, 5);
    assertThat(String.join(" ", lines)).isEqualTo(LONG);
    assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 36);
    lines.forEach(line -> assertThat(svg).contains(">" + line + "</text>"));
    assertThat(svg).doesNotContain("…");
    assertThat(y(svg, "next") - y(svg, lines.getLast()))
        .as("the next row begins below the last line")
        .isGreaterThanOrEqualTo(14);
  }

  @Test
  void linesBreakLongWordsAndEndInAnEllipsisWhereThereAreTooMany() {
    assertThat(Lines.of("abcdefgh ij", 3, 9)).containsExactly("abc", "def", "gh", "ij");
    assertThat(Lines.of("a b c d", 1, 2)).hasSize(2).last().asString().endsWith("…");
    assertThat(Lines.of("", 5, 2)).containsExactly("");
  }

  private static LookView view(List<Point> points) {
    return new LookView(
        "Looking while it runs: evidence",
        "Stop: reached.",
        "pumps",
        "ln of the evidence",
        points,
        List.of("Emulated bench: illustrative."));
  }

  private static Point point(double at, double seen, double upper) {
    return new Point(at, OptionalDouble.of(seen), OptionalDouble.of(upper), OptionalDouble.empty());
  }

  @Test
  void theSequentialPlotHasItsPathItsBoundaryAndADotForEachLookMade() {
    Point planned =
        new Point(4, OptionalDouble.empty(), OptionalDouble.of(2), OptionalDouble.of(-2));
    String svg =
        new String(
            LookFigure.render(view(List.of(point(1, 0, 2), point(2, -1, 2), planned))),
            StandardCharsets.UTF_8);
    assertThat(svg)
        .startsWith("<svg xmlns=")
        .contains("Looking while it runs", "Emulated", "boundary", "ln of the evidence")
        .containsPattern("class=\"look-path\"")
        .doesNotContain("NaN", "Infinity");
    // One in the legend and one for each of two looks made; the planned third has none.
    assertThat(svg.split("class=\"look-dot\"", -1)).hasSize(1 + 3);
    // Boundaries are marked at all three above and at the one below.
    assertThat(svg.split("class=\"look-mark\"", -1)).hasSize(1 + 4);
  }

  @Test
  void oneLookAndALevelLineAreDrawnToo() {
    for (List<Point> points :
        List.of(
            List.of(point(1, 0, 0)),
            List.of(point(0, 0, 0)),
            List.of(point(1, 700, 3.7), point(60, -690, 3.7)))) {
      assertThat(new String(LookFigure.render(view(points)), StandardCharsets.UTF_8))
          .contains("look-dot")
          .doesNotContain("NaN", "Infinity");
    }
  }
}
