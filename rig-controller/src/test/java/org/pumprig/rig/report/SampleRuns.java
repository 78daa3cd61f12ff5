package org.pumprig.rig.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.report.RunReport.Blind;
import org.pumprig.rig.report.RunReport.ErrorCount;
import org.pumprig.rig.report.RunReport.EvidenceFile;
import org.pumprig.rig.report.RunReport.Flow;
import org.pumprig.rig.report.RunReport.Phase;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Runs as a demo makes them: 26 s, seven faults, {@code before} trips between 9 and 16 s. */
final class SampleRuns {
  static final long SECOND = 1_000_000_000L;
  static final long MILLI = 1_000_000L;
  static final long DURATION = 26 * SECOND;
  static final long[] TRIP_MILLIS = {9_240, 10_870, 12_310, 13_050, 14_620, 15_930};

  private static final String[] FAULTS = {
    "gateway refuses connections|listener closed",
    "acknowledgements late|server answers after 1.8 s",
    "gateway reboots|process down 2 s, no drain",
    "5 % loss|packet loss, both ways",
    "half-open sessions|server forgets, sends nothing",
    "database maintenance|server answers 503",
    "access point moves|link down 400 ms",
  };

  private SampleRuns() {}

  static RunReport before(int unit) {
    return run(unit, "before", TRIP_MILLIS[unit] * MILLI);
  }

  static RunReport after(int unit) {
    return run(unit, "after", Long.MAX_VALUE);
  }

  static String digest(String of) {
    var random = new Seed(7).stream("digest", of);
    var hex = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      hex.append(Long.toHexString(random.nextLong() | Long.MIN_VALUE));
    }
    return hex.toString();
  }

  private static RunReport run(int unit, String arm, long trip) {
    boolean trips = trip < DURATION;
    String id = arm + "-" + (unit + 1);
    var random = new Seed(20260101).stream(arm, "unit" + unit);
    var errors = errors(random, trips ? trip : DURATION, trips);
    return new RunReport(
        id,
        arm,
        "SN-300" + (unit + 1),
        trips ? Outcome.FAIL : unit == 4 ? Outcome.INCONCLUSIVE : Outcome.PASS,
        DURATION,
        phases(),
        faults(random),
        errors,
        unit == 2,
        flow(random, trip),
        programmed(trip),
        marks(trip),
        unit == 4
            ? List.of(new Blind(6_200 * MILLI, 7_350 * MILLI, "balance", "queue overflow"))
            : List.of(),
        trips ? List.of(trip(random, trip)) : List.of(),
        evidence(id));
  }

  private static List<Phase> phases() {
    return List.of(
        new Phase("baseline", 0, 2 * SECOND),
        new Phase("stress", 2 * SECOND, 20 * SECOND),
        new Phase("recovery", 20 * SECOND, 23 * SECOND),
        new Phase("safe state", 23 * SECOND, DURATION));
  }

  private static List<FaultWindow> faults(RandomStream random) {
    var faults = new ArrayList<FaultWindow>();
    for (int i = 0; i < FAULTS.length; i++) {
      String[] words = FAULTS[i].split("\\|", 2);
      long requested = (2_200 + i * 2_450L) * MILLI;
      long applied = requested + random.nextBetween(3, 25) * MILLI;
      long reverted = requested + random.nextBetween(1_900, 2_900) * MILLI;
      faults.add(
          new FaultWindow(
              "F" + (i + 1),
              words[0],
              words[1],
              i == 3,
              requested,
              OptionalLong.of(applied),
              i == 6
                  ? OptionalLong.empty()
                  : OptionalLong.of(applied + random.nextBetween(20, 340) * MILLI),
              OptionalLong.of(reverted),
              i == 5
                  ? OptionalLong.empty()
                  : OptionalLong.of(reverted + random.nextBetween(90, 900) * MILLI),
              OptionalLong.empty(),
              OptionalLong.empty()));
    }
    return faults;
  }

  private static List<ErrorCount> errors(RandomStream random, long end, boolean fast) {
    var errors = new ArrayList<ErrorCount>();
    errors.add(new ErrorCount(0, 0));
    long at = 2_300 * MILLI;
    long total = 0;
    while (at < Math.min(end, 20 * SECOND)) {
      errors.add(new ErrorCount(at, ++total));
      at += random.nextBetween(fast ? 110 : 260, fast ? 390 : 900) * MILLI;
    }
    return errors;
  }

  private static List<Flow> flow(RandomStream random, long trip) {
    var flow = new ArrayList<Flow>();
    for (long at = 0; at <= DURATION; at += 200 * MILLI) {
      boolean blind = at > 6_200 * MILLI && at < 7_350 * MILLI;
      boolean stopped = at > trip + 380 * MILLI && at < trip + 7 * SECOND;
      if (!blind) {
        flow.add(new Flow(at, stopped ? 0 : 125_000 + random.nextBetween(-2_600, 2_600)));
      }
    }
    return flow;
  }

  private static List<Flow> programmed(long trip) {
    return trip > DURATION
        ? List.of(new Flow(0, 125_000))
        : List.of(
            new Flow(0, 125_000),
            new Flow(trip + 5_500 * MILLI, 0),
            new Flow(trip + 7 * SECOND, 125_000));
  }

  private static List<RunMark> marks(long trip) {
    if (trip > DURATION) {
      return List.of();
    }
    return List.of(
        new RunMark(RunMark.Kind.WATCHDOG, trip, "EC221"),
        new RunMark(RunMark.Kind.ALARM, trip + 120 * MILLI, "nurse call"),
        new RunMark(RunMark.Kind.SCREEN, trip + 260 * MILLI, ""),
        new RunMark(RunMark.Kind.FLOW_STOP, trip + 380 * MILLI, "by balance"),
        new RunMark(RunMark.Kind.POWER_CYCLE, trip + 5_500 * MILLI, ""),
        new RunMark(RunMark.Kind.REPROGRAMMED, trip + 6_800 * MILLI, "125 mL/h"));
  }

  private static TripResponse trip(RandomStream random, long trip) {
    return new TripResponse(
        "EC221",
        "serial log",
        trip,
        OptionalLong.of(random.nextBetween(300, 460) * MILLI),
        "balance",
        OptionalLong.of(120 * MILLI),
        trip == TRIP_MILLIS[3] * MILLI ? OptionalLong.empty() : OptionalLong.of(260 * MILLI),
        Optional.of(new TripResponse.Logged(-540 * MILLI, -30 * MILLI)));
  }

  private static List<EvidenceFile> evidence(String id) {
    return List.of(
        new EvidenceFile("runs/" + id + "/journal/00000001.jsonl", 184_220, digest(id + "j")),
        new EvidenceFile("runs/" + id + "/checkpoints", 1_204, digest(id + "c")),
        new EvidenceFile("runs/" + id + "/plan.yaml", 2_911, digest("plan")));
  }
}
