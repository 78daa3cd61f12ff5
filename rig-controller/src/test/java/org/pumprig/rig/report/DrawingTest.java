package org.pumprig.rig.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.report.RunReport.Blind;
import org.pumprig.rig.report.SeriesPath.Sample;
import org.pumprig.rig.report.SurvivalPlot.Curve;
import org.pumprig.rig.report.SurvivalPlot.Step;

class DrawingTest {
  private static final Scale X = new Scale(1000, 0, 1000);
  private static final Scale Y = new Scale(100, 100, 0);

  @Test
  void aStepLineHoldsItsValueUntilTheNextAndToTheEnd() {
    var samples = List.of(new Sample(0, 0), new Sample(10, 5), new Sample(20, 6));
    assertThat(SeriesPath.steps(samples, 50, X, Y)).isEqualTo("M0 100H10V95H20V94H50");
  }

  @Test
  void aFlowLineBreaksWhereTheRigWasBlind() {
    var samples = List.of(new Sample(0, 10), new Sample(10, 10), new Sample(30, 10));
    var blind = List.of(new BlindTime.Stretch(12, 28));
    assertThat(SeriesPath.line(samples, 50, blind, X, Y)).isEqualTo("M0 90L10 90M30 90");
    assertThat(SeriesPath.line(samples, 50, List.of(), X, Y)).isEqualTo("M0 90L10 90L30 90");
  }

  @Test
  void thinningKeepsEveryPeakAndStopAndBoundsTheLength() {
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < 100_000; i++) {
      samples.add(new Sample(i, i == 54_321 ? 0 : i == 77_777 ? 99 : 50));
    }
    var thin = SeriesPath.thinned(samples, 100_000);
    assertThat(thin).hasSizeLessThanOrEqualTo(Bounds.CURVE_POINTS + 4);
    assertThat(thin).contains(new Sample(54_321, 0), new Sample(77_777, 99));
    assertThat(thin).startsWith(samples.getFirst()).endsWith(samples.getLast());
  }

  @Test
  void numbersAtRiskFollowFromStepsAndCensoring() {
    // Freireich's 6-MP arm (1963): 21 patients, events 6,6,6,7,10,13,16,22,23.
    var steps = new ArrayList<Step>();
    long[] at = {6, 7, 10, 13, 16, 22, 23};
    double[] survival = {.857143, .806723, .752941, .690196, .627451, .537815, .448179};
    for (int i = 0; i < at.length; i++) {
      steps.add(new Step(at[i], survival[i], Optional.empty()));
    }
    var censored = List.of(6L, 9L, 10L, 11L, 17L, 19L, 20L, 25L, 32L, 32L, 34L, 35L);
    var curve = new Curve("6-MP", 21, steps, censored, 35);
    assertThat(List.of(0L, 6L, 7L, 10L, 13L, 16L, 22L, 23L, 35L))
        .map(t -> SurvivalCurve.atRisk(curve, t))
        .containsExactly(21L, 21L, 17L, 15L, 12L, 11L, 7L, 6L, 1L);
  }

  @Test
  void overlappingBlindStretchesCountOnce() {
    RunReport run = SampleRuns.after(0);
    var blind =
        List.of(new Blind(50, 80, "b", ""), new Blind(0, 60, "a", ""), new Blind(90, 91, "a", ""));
    assertThat(BlindTime.of(withBlind(run, blind))).isEqualTo(81);
  }

  @Test
  void lanesNeverOverlapUntilTheirBound() {
    var packer = new LanePacker(3);
    assertThat(List.of(packer.place(0, 10), packer.place(5, 15), packer.place(10, 20)))
        .containsExactly(0, 1, 0);
    assertThat(List.of(packer.place(0, 20), packer.place(0, 20))).containsExactly(2, 2);
  }

  @Test
  void fortyFaultsAtOnceStillFit() {
    var faults = new ArrayList<FaultWindow>();
    for (int i = 0; i < 40; i++) {
      faults.add(Variations.fault(i, i * 10L));
    }
    RunReport run = Variations.run("r", "a", 20_000, faults, List.of(), List.of());
    assertThat(new FaultLanes(run, new Scale(20_000, 64, 944)).height())
        .isLessThanOrEqualTo(12.0 * FaultLanes.LANE);
  }

  @Test
  void whereMuchHappensAtOnceNoNameLiesOverAnother() {
    var marks = new ArrayList<RunMark>();
    for (int i = 0; i < 15; i++) {
      marks.add(new RunMark(RunMark.Kind.SCREEN, 19_900 + i, "SELF TEST"));
    }
    var flags =
        new MarkFlags(with(SampleRuns.after(0), marks, List.of()), new Scale(20_000, 64, 944));
    assertThat(flags.nameless()).isEqualTo(3);
    assertThat(flags.height()).isEqualTo(13.0 * MarkFlags.LANE);
    var drawn = new Markup();
    flags.draw(new Svg(drawn), 0, 100);
    String svg = drawn.finish();
    assertThat(svg.split("screen SELF TEST", -1)).hasSize(12 + 1);
    assertThat(svg).contains("3 events without room for a name");
  }

  @Test
  void theFlowAxisIsLabelledInTheScaleOfItsCurve() {
    String html = HtmlReportTest.html(SampleReport.demo());
    String timeline = html.substring(html.indexOf("id=\"run-0-t\""));
    timeline = timeline.substring(0, timeline.indexOf("</svg>"));
    double zero = labelY(timeline, "0", timeline.indexOf(">errors<"));
    double hundred = labelY(timeline, "100", timeline.indexOf(">errors<"));
    assertThat(zero - hundred).isBetween(30.0, 62.0);
    // 125 mL/h at the start lies above the label of 100 by a quarter of its height.
    int programmed = timeline.indexOf("class=\"programmed\"");
    String path = timeline.substring(timeline.lastIndexOf("d=\"M", programmed), programmed);
    double start = Double.parseDouble(path.substring(path.indexOf(' ') + 1, path.indexOf('H')));
    assertThat(start + 4).isCloseTo(hundred - (zero - hundred) / 4, within(0.3));
  }

  private static double labelY(String svg, String label, int from) {
    int at = svg.indexOf(">" + label + "</text>", from);
    int y = svg.lastIndexOf(" y=\"", at) + 4;
    return Double.parseDouble(svg.substring(y, svg.indexOf('"', y)));
  }

  @Test
  void theGravestRunsAreDrawnFirst() {
    var runs = new ArrayList<RunReport>();
    for (int i = 0; i < 60; i++) {
      runs.add(i == 57 ? SampleRuns.before(0) : SampleRuns.after(0));
    }
    var drawn = TimelineSection.drawn(runs);
    assertThat(drawn).hasSize(Bounds.TIMELINES).contains(0, 57).isSorted();
  }

  private static RunReport withBlind(RunReport run, List<Blind> blind) {
    return with(run, run.marks(), blind);
  }

  private static RunReport with(RunReport run, List<RunMark> marks, List<Blind> blind) {
    return new RunReport(
        run.id(),
        run.arm(),
        run.unit(),
        run.outcome(),
        run.durationNanos(),
        run.phases(),
        run.faults(),
        run.errors(),
        run.errorsLowerBound(),
        run.measuredFlow(),
        run.programmedFlow(),
        marks,
        blind,
        run.trips(),
        run.evidence());
  }
}
