package org.pumprig.rig.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.pumprig.host.MemoryStorage;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.emulated.SeenBenches.Trip;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.UnitRecord.UnitFound;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.scenario.RunRead.Line;

/** Holds a resumed campaign against the undisturbed one of the same seed, and against the truth. */
final class ResumeProperties {
  private final Outage undisturbed;
  private final Outage resumed;
  private final List<String> broken = new ArrayList<>();
  private final Map<String, Long> tally;

  private ResumeProperties(Outage undisturbed, Outage resumed, Map<String, Long> tally) {
    this.undisturbed = undisturbed;
    this.resumed = resumed;
    this.tally = tally;
  }

  /** What doesn't hold. */
  static List<String> broken(Outage undisturbed, Outage resumed, Map<String, Long> tally)
      throws Exception {
    var properties = new ResumeProperties(undisturbed, resumed, tally);
    properties.broken.addAll(
        resumed.faultsLeft.stream().map(left -> "fault left in force: " + left).toList());
    for (String problem : resumed.problems) {
      if (!problem.contains("never began")) {
        properties.broken.add("problem: " + problem);
      }
    }
    for (Map.Entry<String, MemoryStorage> run : resumed.storages.entrySet()) {
      for (String wrong : properties.ofRun(run.getKey(), run.getValue())) {
        properties.broken.add(run.getKey() + ": " + wrong);
      }
    }
    return properties.broken;
  }

  static Map<String, Long> tally() {
    return new TreeMap<>();
  }

  private List<String> ofRun(String runId, MemoryStorage storage) throws Exception {
    var plan = resumed.inputs.plan();
    RunPlace place = Objects.requireNonNull(resumed.places.get(runId));
    if (storage.list("journal").isEmpty()) {
      tally.merge("never began", 1L, Long::sum);
      return List.of();
    }
    RunRead read = RunRead.of(storage, plan, place.serial());
    if (read.startedNanos().isEmpty()) {
      tally.merge("never began", 1L, Long::sum);
      return List.of();
    }
    var wrong = new ArrayList<>(JournalProperties.broken(plan, read));
    wrong.addAll(VerdictProperties.broken(plan, read, storage, trips(place, read)));
    List<RunEnded> ends = read.all(RunEnded.class).toList();
    if (ends.size() != 1 || !ends.getFirst().safe() || !read.complete()) {
      wrong.add("ends " + ends + ", complete: " + read.complete());
      return wrong;
    }
    JudgedRun judged = JudgeRun.readAll(storage, runId);
    JudgedRun before =
        JudgeRun.readAll(Objects.requireNonNull(undisturbed.storages.get(runId)), runId);
    if (!judged.header().planSha256().equals(before.header().planSha256())
        || !judged.header().rigSha256().equals(before.header().rigSha256())) {
      wrong.add("another plan or rig than the undisturbed run");
    }
    Verdict verdict = judged.verdict().overall();
    Verdict without = before.verdict().overall();
    if (storage.list("snapshots").size() > 0) {
      tally.merge("with snapshots", 1L, Long::sum);
    }
    boolean away = read.all(EpochStarted.class).anyMatch(EpochStarted::resumes);
    if (away) {
      afterOutage(read, ends.getFirst(), verdict, wrong);
      if (verdict == Verdict.FAIL && without != Verdict.FAIL && trips(place, read).isEmpty()) {
        wrong.add("fails, undisturbed " + without + ": " + judged.verdict().results());
      }
      tally.merge("resumed " + verdict, 1L, Long::sum);
    } else if (verdict != without) {
      wrong.add("not touched by the outage, and " + verdict + " instead of " + without);
    }
    return wrong;
  }

  private void afterOutage(RunRead read, RunEnded end, Verdict verdict, List<String> wrong) {
    if (verdict == Verdict.PASS) {
      wrong.add("passes over an outage");
    }
    int epoch = read.lines().getLast().stamp().epoch();
    List<Line> last = read.lines().stream().filter(line -> line.stamp().epoch() == epoch).toList();
    for (Channel channel : List.of(Channel.SERVICE, Channel.FLOW, Channel.WIRE)) {
      if (last.stream()
          .noneMatch(l -> l.event() instanceof BlindInterval b && b.channel() == channel)) {
        wrong.add("the outage is not blind on " + channel);
      }
    }
    if (end.reason() == EndReason.COMPLETED) {
      tally.merge("completed", 1L, Long::sum);
      readBeforeTouched(last, wrong);
      tripIsLeft(read, epoch, wrong);
    }
  }

  /** No key is pressed before the unit has told its state. */
  private void readBeforeTouched(List<Line> last, List<String> wrong) {
    boolean read = false;
    for (Line line : last) {
      read |= line.event() instanceof ServiceStatus;
      if (line.event() instanceof UnitFound found) {
        tally.merge("found " + found.action(), 1L, Long::sum);
      }
      if (!read && line.event() instanceof EffectRequested e && e.action().startsWith("keys")) {
        wrong.add(e.action() + " before the unit's state was read");
      }
    }
  }

  /** A unit that had tripped before gets no keys before its power cycle. */
  private void tripIsLeft(RunRead read, int epoch, List<String> wrong) {
    boolean tripped = false;
    boolean cycled = false;
    for (Line line : read.lines()) {
      tripped |= line.event() instanceof WatchdogSeen;
      if (line.event() instanceof EffectRequested e) {
        cycled |= e.action().equals("powerOff");
        boolean keys = e.action().startsWith("keys");
        if (keys && tripped && !cycled && line.stamp().epoch() == epoch) {
          wrong.add(e.action() + " on a unit that had tripped");
        }
      }
    }
    if (tripped) {
      tally.merge("tripped and resumed", 1L, Long::sum);
    }
  }

  /** True trips of a run, in its run time. */
  private List<Trip> trips(RunPlace place, RunRead read) {
    Line start =
        read.lines().stream()
            .filter(line -> line.event() instanceof org.pumprig.rig.event.Lifecycle.RunStarted)
            .findFirst()
            .orElseThrow();
    long zero = start.stamp().wallMicros() * 1_000;
    long end = zero + read.lastNanos();
    return resumed.trips.stream()
        .filter(t -> t.serial().equals(place.serial()))
        .filter(t -> t.atNanos() >= zero && t.atNanos() <= end)
        .map(t -> new Trip(t.slot(), t.serial(), t.code(), t.atNanos() - zero))
        .toList();
  }
}
