package org.pumprig.rig.report;

import java.util.List;
import org.pumprig.rig.report.SeriesPath.Sample;

/** One run on one time axis: phases, faults, events, connectivity errors and flow. */
final class TimelineFigure {
  private static final int WIDTH = 960;
  private static final int LEFT = 64;
  private static final int RIGHT = 944;
  private static final int PHASES_TOP = 2;
  private static final int PHASES_HEIGHT = 17;
  private static final int PLOT = 62;
  private static final int GAP = 14;
  private static final double CHAR = 5.8;

  private final Page page;
  private final RunReport run;
  private final TimelineScales scales;
  private final Svg svg;
  private final Scale x;
  private final FaultLanes faults;
  private final MarkFlags marks;
  private final double lanesTop = PHASES_TOP + PHASES_HEIGHT + 5.0;
  private final double flagsTop;
  private final double errorsTop;
  private final double flowTop;
  private final double bottom;

  TimelineFigure(Page page, RunReport run, TimelineScales scales) {
    this.page = page;
    this.run = run;
    this.scales = scales;
    this.svg = new Svg(page.out());
    this.x = new Scale(scales.maxNanos(), LEFT, RIGHT);
    this.faults = new FaultLanes(run, x);
    this.marks = new MarkFlags(run, x);
    this.flagsTop = lanesTop + faults.height() + 2;
    this.errorsTop = flagsTop + marks.height() + 8;
    this.flowTop = errorsTop + PLOT + GAP;
    this.bottom = flowTop + PLOT;
  }

  void draw(String id) {
    String title = "Timeline of run " + run.id() + ", arm " + run.arm() + ", unit " + run.unit();
    svg.start(id, WIDTH, (int) bottom + 34, "timeline", title, TimelineWords.describe(run));
    phases();
    faults.shade(svg, errorsTop, errorsTop + PLOT);
    faults.shade(svg, flowTop, bottom);
    grid();
    errors();
    flow();
    blind();
    end();
    faults.draw(svg, lanesTop);
    marks.draw(svg, flagsTop, bottom);
    svg.text(RIGHT, bottom + 31, "small end", page.labels().words());
    svg.end();
  }

  private void phases() {
    int i = 0;
    for (RunReport.Phase phase : run.phases().stream().limit(Bounds.PHASES_PER_RUN).toList()) {
      double from = x.at(phase.fromNanos());
      double width = x.at(phase.toNanos()) - from;
      svg.rect(from, PHASES_TOP, width, PHASES_HEIGHT, i++ % 2 == 0 ? "ph0" : "ph1");
      int room = (int) ((width - 6) / CHAR);
      if (room >= 3) {
        svg.text(from + 4, PHASES_TOP + 12.5, "small", Escape.brief(phase.name(), room));
      }
    }
    svg.text(LEFT - 8.0, PHASES_TOP + 12.5, "small end", "phase");
    if (faults.height() > 0) {
      svg.text(LEFT - 8.0, lanesTop + 11, "small end", "faults");
    }
  }

  private void grid() {
    TimeUnitScale unit = TimeUnitScale.of(scales.maxNanos());
    Ticks ticks = Ticks.covering(scales.maxNanos() / (double) unit.nanos(), 12);
    for (double value : ticks.values()) {
      double nanos = value * unit.nanos();
      if (nanos <= scales.maxNanos() * 1.000001) {
        double at = x.at(nanos);
        svg.line(at, errorsTop, at, errorsTop + PLOT, "grid");
        svg.line(at, flowTop, at, bottom + 4, "grid");
        svg.text(at, bottom + 15, "tick mid", ticks.label(value));
      }
    }
    String title = "run time [" + unit.symbol() + "]";
    svg.text((LEFT + RIGHT) / 2.0, bottom + 29, "tick mid", title);
  }

  private void errors() {
    Ticks ticks = Ticks.counting(scales.maxErrors(), 3);
    var y = new Scale(ticks.top(), errorsTop + PLOT, errorsTop);
    axis(ticks, y, errorsTop, "errors");
    long total = run.errors().isEmpty() ? 0 : run.errors().getLast().total();
    List<Sample> samples =
        run.errors().stream().map(e -> new Sample(e.atNanos(), e.total())).toList();
    if (!samples.isEmpty()) {
      svg.path(SeriesPath.steps(samples, run.durationNanos(), x, y), "errors");
    }
    String words =
        samples.isEmpty() && run.durationNanos() == 0
            ? "no data"
            : Figures.atLeast(total, run.errorsLowerBound())
                + (total == 1 ? " connectivity error" : " connectivity errors");
    svg.text(x.at(run.durationNanos()) - 6, errorsTop + PLOT - 4, endAnchored(), words);
  }

  private void flow() {
    Ticks ticks = Ticks.covering(scales.maxMicrolitresPerHour() / 1000.0, 3);
    axis(ticks, new Scale(ticks.top(), bottom, flowTop), flowTop, "mL/h");
    var y = new Scale(ticks.top() * 1000, bottom, flowTop);
    List<Sample> programmed = samples(run.programmedFlow());
    if (!programmed.isEmpty()) {
      svg.path(SeriesPath.steps(programmed, run.durationNanos(), x, y), "programmed");
    }
    List<Sample> measured = samples(run.measuredFlow());
    if (!measured.isEmpty()) {
      var gaps = BlindTime.joined(run, 0);
      svg.path(SeriesPath.line(measured, run.durationNanos(), gaps, x, y), "flow");
    } else {
      svg.text(x.at(run.durationNanos()) - 6, bottom - 4, endAnchored(), "flow not measured");
    }
  }

  /** Near the left edge a text that ends there would leave the drawing. */
  private String endAnchored() {
    return x.at(run.durationNanos()) > LEFT + 150.0 ? "small halo end" : "small halo";
  }

  private void axis(Ticks ticks, Scale y, double top, String title) {
    for (double value : ticks.values()) {
      double at = y.at(value);
      svg.line(LEFT, at, RIGHT, at, value == 0 ? "axis" : "grid");
      svg.text(LEFT - 6.0, at + 4, "tick end", ticks.label(value));
    }
    svg.upright(12, top + PLOT / 2.0, "tick mid", title);
  }

  private void blind() {
    long pixel = scales.maxNanos() / (RIGHT - LEFT);
    var stretches = BlindTime.joined(run, pixel);
    for (var blind : stretches.stream().limit(Bounds.BLIND_PER_RUN).toList()) {
      double from = x.at(blind.fromNanos());
      double width = Math.max(x.at(blind.toNanos()) - from, 1);
      svg.rect(from, errorsTop, width, bottom - errorsTop, "blind");
      if (width > 32) {
        svg.text(from + width / 2, flowTop - 3.5, "small halo mid", "blind");
      }
    }
  }

  /** Where the run ended before the common axis does. */
  private void end() {
    double at = x.at(run.durationNanos());
    if (at < RIGHT - 1) {
      svg.rect(at, errorsTop, RIGHT - at, bottom - errorsTop, "after");
      svg.line(at, errorsTop, at, bottom, "axis");
      if (RIGHT - at > 60) {
        svg.text(at + 5, errorsTop + 11, "small", "end of run");
      }
    }
  }

  private static List<Sample> samples(List<RunReport.Flow> flow) {
    return flow.stream().map(f -> new Sample(f.atNanos(), f.microlitresPerHour())).toList();
  }
}
