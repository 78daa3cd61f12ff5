package org.pumprig.rig.judge;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.ErrorRecord.Reconnected;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FailSafeRecord.AlarmWitnessed;
import org.pumprig.rig.event.FailSafeRecord.ScreenWitnessed;
import org.pumprig.rig.event.FailSafeRecord.StopWitnessed;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;
import org.pumprig.rig.event.UnitRecord.TherapyChecked;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.yaml.InputProblem;

/** A journal written by hand, to be changed in one place and judged. Times in milliseconds. */
public final class RunScript {
  private record Timed(long atNanos, Event event) {}

  private final List<Timed> events = new ArrayList<>();

  private RunScript() {}

  /** The demo's plan: 3 s settle, 16 s stress with 7 faults, 4 s recover, 5 s check. */
  public static Plan plan() {
    return plan("plans/demo.yaml");
  }

  /** A plan of the fixtures. */
  public static Plan plan(String fixture) {
    try {
      return PlanFile.parse(fixture, Fixtures.text(fixture).getBytes(StandardCharsets.UTF_8));
    } catch (InputProblem e) {
      throw new IllegalStateException(e);
    }
  }

  /** A run in which nothing goes wrong. */
  public static RunScript quiet(String unit, String arm) {
    RunScript script = begun(unit, arm, 0);
    script.at(19_500, new Reconnected("faultsEnded", ms(900)));
    script.at(23_000, new TherapyChecked(9, 0));
    return script;
  }

  /** A run whose watchdog trips 10 s into it, and that does everything right afterwards. */
  public static RunScript tripped(String unit, String arm) {
    return tripped(unit, arm, 10_000);
  }

  /** The same, tripping at another time before the check phase. */
  public static RunScript tripped(String unit, String arm, long tripMillis) {
    RunScript script = begun(unit, arm, 0);
    script.at(tripMillis, new WatchdogSeen("EC221", Channel.SERVICE));
    script.at(tripMillis, new TherapyChecked(3, 0));
    script.at(tripMillis + 600, new StopWitnessed(ms(tripMillis + 100), ms(100)));
    script.at(tripMillis + 200, new AlarmWitnessed(ms(200)));
    script.at(tripMillis + 300, new ScreenWitnessed(ms(300)));
    script.at(23_000, new EffectRequested(50, "powerOff", "unit", ""));
    script.at(23_010, new EffectDone(50, true, "", ms(23_010), List.of()));
    script.at(23_600, new EffectRequested(51, "powerOn", "unit", ""));
    script.at(23_610, new EffectDone(51, true, "", ms(23_600), List.of()));
    script.at(24_000, new ReprogramStep("cleared", true, "no programme", ms(400)));
    script.at(25_000, new ReprogramStep("notResumed", true, "fluid stood still", ms(1_400)));
    script.at(25_600, new Reconnected("powerOn", ms(2_000)));
    script.at(26_000, new ReprogramStep("programmed", true, "as entered", ms(2_400)));
    script.at(26_500, new ReprogramStep("infusing", true, "fluid flows", ms(2_900)));
    return script;
  }

  private static RunScript begun(String unit, String arm, long replicate) {
    var script = new RunScript();
    script.at(0, new EpochStarted(1, "virtual", 0, 0));
    script.at(0, new BenchDeclared(true, "ab".repeat(32), 40, "virtual", ""));
    script.at(
        0,
        new RunStarted(
            "r" + replicate + "-" + arm + "-" + unit,
            "campaign-1",
            unit,
            arm,
            arm,
            replicate,
            0,
            true,
            2));
    script.at(0, new PhaseEntered(Phase.SETTLE));
    script.at(100, new ServiceIdentity("pump", unit, "1.0"));
    script.at(100, new FlowRead(0));
    script.at(100, new ContactRead(ContactState.NORMAL));
    script.at(100, new ScreenRead("INFUSING"));
    script.at(100, new org.pumprig.rig.event.WireObservation.WireAccepted(1));
    script.at(3_000, new PhaseEntered(Phase.STRESS));
    for (int i = 0; i < 7; i++) {
      String id = "r0-0" + (i + 1) + "-reset";
      long start = 3_200 + i * 2_200L;
      script.at(0, new FaultScheduled(id, "reset", "", unit, ms(start), ms(1_800), "", "", ""));
      script.at(start + 1, new FaultApplied(id, ms(start), ms(start + 1)));
      script.at(start + 50, new FaultProven(id, "wireReset", ms(start + 50)));
      script.at(start + 100, new ErrorCounted(i + 1, "cut", i + 1));
      script.at(start + 1_800, new FaultReverted(id, ms(start + 1_800)));
    }
    script.at(19_000, new PhaseEntered(Phase.RECOVER));
    script.at(23_000, new PhaseEntered(Phase.CHECK));
    script.at(28_000, new RunEnded(EndReason.COMPLETED, true));
    return script;
  }

  /** With fluid delivered as programmed and messages acknowledged, as far as the first 10 s. */
  public RunScript alive() {
    at(200, new EffectRequested(5, "keysStart", "unit", ""));
    at(210, new EffectDone(5, true, "", ms(210), List.of()));
    at(1_000, new WireMessage(1, "M1", "ORU"));
    at(1_100, new WireAcknowledged(1, "M1", "AA"));
    for (int i = 0; i < 11; i++) {
      // 250 mL/h for 500 uL, then 125 mL/h.
      double secondary = Math.min(500_000, 69_444.0 * i);
      double primary = Math.max(0, 34_722.0 * (i - 7.2));
      at(220 + 1_000L * i, new FlowRead(Math.round(secondary + primary)));
    }
    return this;
  }

  /** Nanoseconds of so many milliseconds. */
  public static long ms(long millis) {
    return millis * 1_000_000;
  }

  /** Adds an event; those of the same time stay in the order added. */
  public RunScript at(long millis, Event event) {
    events.add(new Timed(ms(millis), event));
    return this;
  }

  /** Adds a blind stretch, told when it ends. */
  public RunScript blind(Channel channel, long fromMillis, long toMillis) {
    return at(
        Math.min(toMillis, 27_999),
        new BlindInterval(channel, ms(fromMillis), ms(toMillis), "no good reading"));
  }

  /** Takes out all events that match. */
  public RunScript without(Predicate<Event> which) {
    events.removeIf(timed -> which.test(timed.event()));
    return this;
  }

  /** Takes out all events of a type. */
  public RunScript without(Class<? extends Event> type) {
    return without(type::isInstance);
  }

  /** Takes out a step of the reprogramming. */
  public RunScript withoutStep(String name) {
    return without(event -> event instanceof ReprogramStep step && step.step().equals(name));
  }

  /** Ends otherwise, and there. */
  public RunScript endsAt(long millis, EndReason reason, boolean safe) {
    without(RunEnded.class);
    events.removeIf(timed -> timed.atNanos() > ms(millis));
    return at(millis, new RunEnded(reason, safe));
  }

  /** Stops in the middle, as after a power cut. */
  public RunScript cutAt(long millis) {
    without(RunEnded.class);
    events.removeIf(timed -> timed.atNanos() > ms(millis));
    return this;
  }

  /** Shows all events, with their run times, in the journal's order. */
  public void forEach(BiConsumer<Long, Event> visitor) {
    events.stream()
        .sorted(
            Comparator.comparingLong(Timed::atNanos)
                .thenComparing(timed -> timed.event() instanceof RunEnded))
        .forEach(timed -> visitor.accept(timed.atNanos(), timed.event()));
  }

  /** The facts. */
  public RunFacts facts() {
    return builder().build();
  }

  /** The fold, all events shown. */
  public RunFactsBuilder builder() {
    var builder = new RunFactsBuilder();
    forEach(builder::on);
    return builder;
  }

  /** The series. */
  public RunSeries series() {
    var builder = new RunSeriesBuilder();
    forEach(builder::on);
    return builder.build();
  }

  /** The verdict by the demo's plan. */
  public RunVerdict verdict() {
    return RunJudge.judge(plan(), facts());
  }

  /** The verdict on one requirement, as on disk, or {@code notExercised}. */
  public String verdict(String requirement) {
    return result(requirement).verdict().map(Verdict::onDisk).orElse("notExercised");
  }

  /** The result of one requirement. */
  public RequirementResult result(String requirement) {
    return verdict().results().stream()
        .filter(result -> result.requirementId().equals(requirement))
        .findFirst()
        .orElseThrow();
  }
}
