package org.pumprig.rig.judge;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;

/**
 * What one journal holds that verdicts rest on; bounded, whatever the journal's length. All times
 * are run time, nanoseconds.
 *
 * @param started identity of the run
 * @param bench what stood on the bench; empty if the journal doesn't say
 * @param identity what the unit said it is; one with another serial number than the run's goes
 *     first
 * @param course phases and end
 * @param codes watched codes, each with its channel, in the order seen; the first one is the trip
 * @param unexpected system error codes that the plan doesn't name
 * @param failSafe what the witnesses saw after the trip
 * @param own what the unit says about itself
 * @param power the power cycle, and what came after it
 * @param therapy windows of the delivered volume
 * @param errors connectivity errors
 * @param faults by order of the schedule
 * @param reconnects exchanges after faults and power cycle
 * @param conduct how the unit behaved besides
 * @param pictures what was read from pictures
 * @param blind stretches in which the rig could not see; beyond a limit, neighbours are joined
 * @param lateBy how late a change on a channel may be told, where its witness states it
 * @param readings good readings of each channel
 * @param garbled garbled readings of each channel
 * @param unknownKinds kinds of record that this version can't read and that aren't informational
 * @param flow the flow witness's readings
 * @param steps what was asked of people
 * @param watched what the plan itself describes to be watched
 * @param doubts why proofs of faults are in doubt, by the self-check, a sentence each
 * @param drift how far the bench itself moved
 * @param overflow lists that were too long to be kept whole; then nothing passes
 */
public record RunFacts(
    RunStarted started,
    Optional<BenchDeclared> bench,
    Optional<ServiceIdentity> identity,
    Course course,
    List<CodeSeen> codes,
    List<CodeSeen> unexpected,
    FailSafe failSafe,
    OwnRecord own,
    Power power,
    Therapy therapy,
    Errors errors,
    List<FaultFacts> faults,
    List<Reconnect> reconnects,
    Conduct conduct,
    List<PictureRead> pictures,
    List<BlindInterval> blind,
    SortedMap<Channel, Long> lateBy,
    SortedMap<Channel, Long> readings,
    SortedMap<Channel, Long> garbled,
    SortedSet<String> unknownKinds,
    FlowSamples flow,
    List<StepSeen> steps,
    Watched watched,
    List<String> doubts,
    BenchDrift drift,
    SortedSet<String> overflow) {
  /** Copies what is mutable. */
  public RunFacts {
    codes = List.copyOf(codes);
    unexpected = List.copyOf(unexpected);
    faults = List.copyOf(faults);
    reconnects = List.copyOf(reconnects);
    steps = List.copyOf(steps);
    doubts = List.copyOf(doubts);
    pictures = List.copyOf(pictures);
    blind = List.copyOf(blind);
    lateBy = Collections.unmodifiableSortedMap(new TreeMap<>(lateBy));
    readings = Collections.unmodifiableSortedMap(new TreeMap<>(readings));
    garbled = Collections.unmodifiableSortedMap(new TreeMap<>(garbled));
    unknownKinds = Collections.unmodifiableSortedSet(new TreeSet<>(unknownKinds));
    overflow = Collections.unmodifiableSortedSet(new TreeSet<>(overflow));
  }

  /** The first watched code. */
  public Optional<CodeSeen> trip() {
    return codes.stream().findFirst();
  }

  /** The same with one more blind stretch. */
  RunFacts withBlind(BlindInterval more) {
    var all = new java.util.ArrayList<>(blind);
    all.add(more);
    return new RunFacts(
        started,
        bench,
        identity,
        course,
        codes,
        unexpected,
        failSafe,
        own,
        power,
        therapy,
        errors,
        faults,
        reconnects,
        conduct,
        pictures,
        all,
        lateBy,
        readings,
        garbled,
        unknownKinds,
        flow,
        steps,
        watched,
        doubts,
        drift,
        overflow);
  }

  /** A code, where and when it was first seen. */
  public record CodeSeen(String code, Channel channel, long atNanos) {}

  /**
   * What the witnesses saw after the trip.
   *
   * @param stopAfterNanos from the code to the stop of the fluid
   * @param alarmAfterNanos to the alarm contact
   * @param screenAfterNanos to the code on the screen
   * @param sound to the begin of an alarm that was heard
   * @param broken what ended or resumed though it must stay
   */
  public record FailSafe(
      OptionalLong stopAfterNanos,
      OptionalLong alarmAfterNanos,
      OptionalLong screenAfterNanos,
      FirstSound sound,
      List<Broken> broken) {
    /** Copies the list. */
    public FailSafe {
      broken = List.copyOf(broken);
    }
  }

  /**
   * The first alarm heard after the trip.
   *
   * @param afterNanos at the latest, from the code to its begin; empty: none was heard
   * @param lateNanos it may have begun so much earlier; if none was heard: one may be told so late
   */
  public record FirstSound(OptionalLong afterNanos, long lateNanos) {
    /** Nothing listened. */
    public static final FirstSound NONE = new FirstSound(OptionalLong.empty(), 0);
  }

  /** Something that must stay until a power cycle ended: {@code flow} or {@code alarm}. */
  public record Broken(String what, long atNanos) {}

  /**
   * The power cycle and the reprogramming after it.
   *
   * @param offNanos when power off was asked for
   * @param onNanos when power was on again, by the outlet
   * @param steps in order, each with its outcome
   * @param rigFault why the rig's own outlet or finger did not do what was asked in this; empty: it
   *     did
   * @param mayRunOn whether a battery may have carried it through, and nothing was to show that
   */
  public record Power(
      OptionalLong offNanos,
      OptionalLong onNanos,
      List<Step> steps,
      Optional<String> rigFault,
      boolean mayRunOn) {
    /** Copies the list. */
    public Power {
      steps = List.copyOf(steps);
    }

    /** Why it isn't proved that the unit was without power; empty: it is, or has no battery. */
    public Optional<String> unproved() {
      return missed()
          .or(
              () ->
                  mayRunOn && offNanos.isPresent()
                      ? Optional.of(
                          "the rig file has no 'powerCycle' for it, and a battery may have carried"
                              + " it through")
                      : Optional.empty());
    }

    /** Which proofs were missed; empty: none, or none was named. */
    public Optional<String> missed() {
      return step("cycled").filter(step -> !step.passed()).map(Step::detail);
    }

    /** The first step of that name. */
    public Optional<Step> step(String name) {
      return steps.stream().filter(step -> step.name().equals(name)).findFirst();
    }
  }

  /**
   * A step of the reprogramming.
   *
   * @param name {@code cycled}, {@code cleared}, {@code notResumed}, {@code programmed}, {@code
   *     infusing}; {@code finished} with {@code passed} false: the run ended first
   * @param passed whether it was as it must be
   * @param detail what was seen
   * @param afterNanos since power came on
   * @param atNanos run time
   */
  public record Step(String name, boolean passed, String detail, long afterNanos, long atNanos) {}

  /**
   * Windows of the delivered volume.
   *
   * @param windows checked; empty if the check was never concluded
   * @param deviations of them outside, also without conclusion
   * @param first the first one outside
   */
  public record Therapy(OptionalLong windows, long deviations, Optional<Deviation> first) {}

  /** A window whose volume was outside its limits. */
  public record Deviation(
      long fromNanos, long toNanos, long expectedNanolitres, long observedNanolitres) {}

  /**
   * Connectivity errors: running totals at moments; empty if the run never came there.
   *
   * @param total at the end
   * @param atStress when the stress phase began
   * @param atTrip at the first watched code
   * @param atCheck when the check phase began
   * @param lowerBound reason why the count is a lower bound
   */
  public record Errors(
      long total,
      OptionalLong atStress,
      OptionalLong atTrip,
      OptionalLong atCheck,
      Optional<String> lowerBound) {}

  /** The first exchange since {@code faultsEnded} or {@code powerOn}. */
  public record Reconnect(String since, long afterNanos, long atNanos) {}

  /**
   * How the unit behaved until a watchdog tripped or the check phase began.
   *
   * @param untilNanos when that was; empty: neither came
   * @param alarms how often the nurse-call contact went into alarm
   * @param alarmsNanos when, the first ones
   * @param messages messages of the unit on the wire
   * @param unacknowledged of them, those given up
   * @param pendingSinceNanos when those were sent that were not acknowledged yet
   * @param delivered by the flow witness, under stress; empty: it was not read so long
   */
  public record Conduct(
      OptionalLong untilNanos,
      long alarms,
      List<Long> alarmsNanos,
      long messages,
      long unacknowledged,
      List<Long> pendingSinceNanos,
      Optional<Delivered> delivered) {
    /** Copies the lists. */
    public Conduct {
      alarmsNanos = List.copyOf(alarmsNanos);
      pendingSinceNanos = List.copyOf(pendingSinceNanos);
    }
  }

  /**
   * Volume delivered under stress.
   *
   * @param nanos from the last reading before the stress to the last one
   * @param beforeNanolitres delivered since the infusion was started, or since its first reading,
   *     before the stress
   * @param unreadNanos from the infusion's start to its first reading; 0 if there was one before
   * @param nanolitres delivered in that time
   */
  public record Delivered(long nanos, long beforeNanolitres, long unreadNanos, long nanolitres) {}

  /** When a phase was entered. */
  public record PhaseMark(Phase phase, long atNanos) {}
}
