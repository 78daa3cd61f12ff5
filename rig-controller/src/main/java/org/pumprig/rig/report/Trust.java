package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.report.TrustPoint.Level;

/** Derives what speaks for and against the result, and adds what the model knows besides. */
final class Trust {
  private Trust() {}

  static List<TrustPoint> points(ReportModel model) {
    var points = new ArrayList<TrustPoint>();
    bench(model.header(), points);
    sensitivity(model, points);
    witnesses(model, points);
    blindness(model, points);
    bounds(model, points);
    calibration(model, points);
    clock(model, points);
    points.addAll(model.trust());
    return List.copyOf(points);
  }

  private static void bench(ReportHeader header, List<TrustPoint> points) {
    if (header.emulated()) {
      add(
          points,
          Level.LIMIT,
          "Emulated pumps: this shows that the rig works. It says nothing about a real pump.");
    }
    if (header.timeBase() == ReportHeader.TimeBase.VIRTUAL) {
      add(points, Level.LIMIT, "Virtual time: the network is a model, not a wire.");
    }
    if (header.approved()) {
      add(points, Level.GOOD, "Plan approved: " + header.planApproval() + ".");
    } else {
      add(points, Level.LIMIT, "Plan not approved: nobody signed what it decides.");
    }
  }

  private static void calibration(ReportModel model, List<TrustPoint> points) {
    for (BenchSeen.Instrument one : model.proceedings().bench().instruments()) {
      for (String accepted : one.accepted()) {
        add(points, Level.BAD, "%s (%s): %s.".formatted(one.id(), one.usedFor(), accepted));
      }
    }
    for (Stated.Instrument one : model.stated().equipment()) {
      String standing = EquipmentSection.standing(one, model.proceedings());
      if (standing.startsWith("OVERDUE") || standing.startsWith("not yet")) {
        add(
            points,
            Level.BAD,
            one.id()
                + ": its calibration was "
                + standing
                + "; what it measured there doesn't count.");
      }
    }
  }

  private static void clock(ReportModel model, List<TrustPoint> points) {
    List<BenchSeen.Clock> doubtful =
        model.proceedings().bench().clocks().stream().filter(BenchSeen.Clock::doubtful).toList();
    if (!doubtful.isEmpty()) {
      add(
          points,
          Level.LIMIT,
          "Times of day are in doubt in %s, the first %s: %s. Durations are not affected."
              .formatted(
                  Figures.plural(doubtful.size(), "run"),
                  doubtful.getFirst().runId(),
                  doubtful.getFirst().words()));
    }
  }

  private static void sensitivity(ReportModel model, List<TrustPoint> points) {
    if (model.comparisons().isEmpty() || model.comparisons().getFirst().arms().isEmpty()) {
      return;
    }
    Comparison.ArmExposure first = model.comparisons().getFirst().arms().getFirst();
    String counts = first.events() + " of " + Figures.plural(first.runs(), "run");
    if (first.events() > 0) {
      add(
          points,
          Level.GOOD,
          "The test can fail: “"
              + first.arm()
              + "” had the event in "
              + counts
              + " under the same faults.");
    } else {
      add(
          points,
          Level.BAD,
          "The faults never provoked the event in "
              + first.arm()
              + ": a clean run proves nothing.");
    }
  }

  private static void witnesses(ReportModel model, List<TrustPoint> points) {
    long faults = 0;
    long seen = 0;
    for (RunReport run : model.runs()) {
      faults += run.faults().size();
      seen += run.faults().stream().filter(f -> f.observedStartNanos().isPresent()).count();
    }
    if (faults == 0) {
      add(points, Level.LIMIT, "No fault was injected.");
    } else {
      add(
          points,
          seen == faults ? Level.GOOD : Level.LIMIT,
          Figures.count(seen)
              + " of "
              + Figures.plural(faults, "fault")
              + " were seen acting by a witness.");
    }
  }

  private static void blindness(ReportModel model, List<TrustPoint> points) {
    long total = 0;
    long blind = 0;
    for (RunReport run : model.runs()) {
      total += run.durationNanos();
      blind += BlindTime.of(run);
    }
    String of =
        " of " + Figures.duration(total) + " in " + Figures.plural(model.runs().size(), "run");
    if (blind == 0) {
      add(points, Level.GOOD, "The rig was never blind:" + " 0 s" + of + ".");
    } else {
      add(
          points,
          Level.LIMIT,
          "The rig was blind on some channel for " + Figures.duration(blind) + of + ".");
    }
  }

  private static void bounds(ReportModel model, List<TrustPoint> points) {
    long runs = model.runs().stream().filter(RunReport::errorsLowerBound).count();
    if (runs > 0) {
      add(
          points,
          Level.LIMIT,
          "Connectivity errors are a lower bound in " + Figures.plural(runs, "run") + ".");
    }
  }

  private static void add(List<TrustPoint> points, Level level, String text) {
    points.add(new TrustPoint(level, text));
  }
}
