package org.pumprig.rig.report.build;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.pumprig.rig.event.CalibrationInput.CalibrationAccepted;
import org.pumprig.rig.event.CalibrationInput.InstrumentUsed;
import org.pumprig.rig.event.RunBasis.EnvironmentSeen;
import org.pumprig.rig.report.BenchSeen;

/** What the journals say of instruments and clock. */
final class BenchMapping {
  private BenchMapping() {}

  static BenchSeen of(List<RunMaterial> runs) {
    return new BenchSeen(
        instruments(runs),
        runs.stream().flatMap(run -> ClockWords.of(run).stream()).toList(),
        runs.stream().flatMap(run -> SelfCheckWords.of(run).stream()).toList(),
        DriftOverRuns.of(runs),
        environment(runs));
  }

  private static List<BenchSeen.Fact> environment(List<RunMaterial> runs) {
    var counts = new LinkedHashMap<BenchSeen.Fact, Integer>();
    for (RunMaterial run : runs) {
      var facts = new LinkedHashSet<BenchSeen.Fact>();
      run.bench().environments().forEach(one -> facts.addAll(facts(one)));
      facts.forEach(fact -> counts.merge(fact, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(
            each ->
                new BenchSeen.Fact(each.getKey().what(), each.getKey().words(), each.getValue()))
        .toList();
  }

  private static List<BenchSeen.Fact> facts(EnvironmentSeen seen) {
    var facts = new ArrayList<BenchSeen.Fact>();
    facts.add(new BenchSeen.Fact("PumpRig", seen.pumprig(), 0));
    facts.add(new BenchSeen.Fact("Java", seen.java(), 0));
    facts.add(new BenchSeen.Fact("Kernel", seen.kernel() + ", " + seen.architecture(), 0));
    facts.add(new BenchSeen.Fact("System", seen.system(), 0));
    facts.add(new BenchSeen.Fact("Machine", seen.machine(), 0));
    seen.tools().forEach(tool -> facts.add(new BenchSeen.Fact("Program", tool, 0)));
    facts.removeIf(fact -> fact.words().isBlank());
    return facts;
  }

  /** One calibration of an instrument, with what it was used for. */
  private static final class Seen {
    private final SequencedSet<String> uses = new LinkedHashSet<>();
    private final SequencedSet<String> runs = new LinkedHashSet<>();
    private final SequencedSet<String> accepted = new LinkedHashSet<>();
    private final InstrumentUsed first;

    Seen(InstrumentUsed first) {
      this.first = first;
    }

    BenchSeen.Instrument line() {
      return new BenchSeen.Instrument(
          first.instrument(),
          first.what(),
          String.join(", ", uses),
          first.certificate(),
          first.calibrated(),
          first.due(),
          first.uncertainty(),
          runs.size(),
          List.copyOf(accepted));
    }
  }

  private static List<BenchSeen.Instrument> instruments(List<RunMaterial> runs) {
    var seen = new TreeMap<String, Seen>();
    for (RunMaterial run : runs) {
      for (InstrumentUsed one : run.bench().instruments()) {
        String key = one.instrument() + "\n" + one.calibrated() + "\n" + one.due();
        Seen line = seen.computeIfAbsent(key, _ -> new Seen(one));
        line.uses.add(
            one.role().equals("bench") ? "the whole bench" : one.role() + " of " + run.unit());
        line.runs.add(run.campaignId() + "/" + run.runId());
        for (CalibrationAccepted each : run.bench().accepted()) {
          if (each.instrument().equals(one.instrument())) {
            line.accepted.add(
                "%s; accepted by %s: %s".formatted(each.doubt(), each.by(), each.reason()));
          }
        }
      }
    }
    var lines = new ArrayList<BenchSeen.Instrument>();
    seen.values().forEach(one -> lines.add(one.line()));
    return lines;
  }
}
