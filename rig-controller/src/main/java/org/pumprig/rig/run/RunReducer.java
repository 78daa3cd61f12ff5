package org.pumprig.rig.run;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.RunRecord.RunEnded;

/**
 * One step of a run: an input in, derived records and effects out.
 *
 * <p>The concerns see the input, then every derived record of the step, in a fixed order; what the
 * wire concern signals is told to those that prove faults and recoveries. The same inputs always
 * give the same records: a journal's inputs can be reduced again and must give its derived records,
 * byte for byte.
 */
public final class RunReducer {
  /**
   * Number of these rules, in {@code run.started}: raised whenever the same inputs give other
   * records. 1: before fault.scheduled said what injects it. 2: evidence of back ends is judged. 3:
   * a fail-over is proven by its onset. 4: what serial lines counted is judged by the run's budget.
   * 5: a run can go on after an outage: what the wire, the fluid and the unit's programme were like
   * before it is not taken for granted after it; a unit that tripped is quarantined.
   */
  public static final long RULES = 5;

  /** Derived records one input may lead to; more is a programming error, an endless echo. */
  private static final int MOST_RECORDS = 10_000;

  private final RunContext context;
  private final RunClock clock = new RunClock();
  private final Out out = new Out();
  private PhaseState phase = PhaseState.INITIAL;
  private WireState wire = WireState.INITIAL;
  private WatchState watch = WatchState.INITIAL;
  private FlowState flow = FlowState.INITIAL;
  private FailSafeState failSafe = FailSafeState.INITIAL;
  private QuarantineState quarantine = QuarantineState.INITIAL;
  private TherapyState therapy = TherapyState.INITIAL;
  private ProgrammeState programme = ProgrammeState.INITIAL;
  private FaultsState faults = FaultsState.INITIAL;
  private ReconnectState reconnect = ReconnectState.INITIAL;
  private UnitClockState unitClock = UnitClockState.INITIAL;
  private CoverageState coverage = CoverageState.INITIAL;
  private BalanceState balance = BalanceState.INITIAL;
  private DropsState drops = DropsState.INITIAL;
  private OperatorState operator = OperatorState.INITIAL;
  private RoomState room = RoomState.INITIAL;

  /**
   * @param context the plan's part in this run
   */
  public RunReducer(RunContext context) {
    this.context = context;
  }

  /**
   * What a step produced.
   *
   * @param records derived records, in order
   * @param effects what is to be done, in order
   */
  public record Step(List<Derived> records, List<Effect> effects) {
    static final Step NOTHING = new Step(List.of(), List.of());
  }

  /**
   * Takes one input. What comes before the run has started or after it has ended, and a second
   * start, changes nothing.
   *
   * @param epochNanos monotonic time since the epoch's start, as journalled
   */
  public Step step(Input input, long epochNanos) {
    if (phase.ended() || !isTaken(input)) {
      return Step.NOTHING;
    }
    boolean newEpoch = input instanceof EpochStarted epoch && epoch.resumes();
    long now = clock.on(input, epochNanos);
    out.clear();
    boolean wasEnding = phase.ending().isPresent();
    settle(now, input);
    if (newEpoch && phase.ending().isEmpty()) {
      faults = faults.revertAll(now, out); // what a dead process left is undone first
    }
    if (phase.ending().isPresent()) {
      if (!wasEnding) {
        programme.concludeAtEnd(now, out);
      }
      if (!wasEnding || newEpoch) {
        faults = faults.revertAll(now, out);
        programme = programme.restorePower(now, out);
      }
      if (faults.settled() && !programme.isRestoring()) {
        operator = operator.concludeAtEnd(context, now, out);
        coverage.concludeAtEnd(context, now, programme, out);
        balance.concludeAtEnd(now, out);
        drops.concludeAtEnd(now, out);
        out.add(new RunEnded(phase.ending().get(), faults.allGone()));
        phase = phase.withEnded();
      }
    }
    return out.step();
  }

  private boolean isTaken(Input input) {
    boolean started = phase.phase().isPresent();
    return input instanceof Lifecycle ? !(started && input instanceof RunStarted) : started;
  }

  /** Shows the input to all concerns, then what they derived and signalled, until all is told. */
  private void settle(long now, Input input) {
    concerns(now, input);
    int told = 0;
    int signalled = 0;
    while (told < out.records().size() || signalled < out.signals().size()) {
      if (signalled < out.signals().size()) {
        Signal signal = out.signals().get(signalled++);
        faults = faults.onSignal(context, now, signal, out);
        reconnect = reconnect.onSignal(now, faults, signal, out);
      } else {
        concerns(now, out.records().get(told++));
      }
      if (told > MOST_RECORDS) {
        throw new IllegalStateException("one input led to more than " + MOST_RECORDS + " records");
      }
    }
  }

  private void concerns(long now, Event told) {
    balance = balance.on(context, now, told, out);
    drops = drops.on(context, now, told, out);
    // a flow that was measured by weight or drops is to all other concerns a reading of the flow
    // witness
    Event event = told instanceof FlowMeasured measured ? measured.reading() : told;
    FlowState flowBefore = flow;
    ProgrammeState programmeBefore = programme;
    phase = phase.on(context, event, out);
    wire = wire.on(context, now, event, out);
    watch = watch.on(context, now, event, out);
    flow = flow.on(context, now, event);
    unitClock = unitClock.on(now, event, out);
    failSafe = failSafe.on(context, now, watch, flow, event, out);
    quarantine = quarantine.on(event, out);
    operator = operator.on(context, now, flow, quarantine.held(), event, out);
    therapy = therapy.on(context, now, flowBefore, flow, operator.busy(), event, out);
    coverage = coverage.on(context, now, programmeBefore, event, out);
    programme = programme.on(context, now, phase, watch, quarantine, flow, event, out);
    room = room.on(event);
    faults = faults(now, event);
    reconnect = reconnect.on(now, programmeBefore, programme, event, out);
  }

  private FaultsState faults(long now, Event event) {
    if (event instanceof DiskRoom told) {
      return FaultOutages.room(faults, now, phase, told, out);
    }
    Optional<String> withheld = room.withheld(event);
    return withheld.isPresent()
        ? FaultOutages.withoutRoom(faults, phase, withheld.get(), out)
        : faults.on(context, now, phase, event, out);
  }

  /** All that the reducers know, as a value. */
  record State(
      RunClock.State clock,
      long nextEffect,
      PhaseState phase,
      WireState wire,
      WatchState watch,
      FlowState flow,
      FailSafeState failSafe,
      QuarantineState quarantine,
      TherapyState therapy,
      ProgrammeState programme,
      FaultsState faults,
      ReconnectState reconnect,
      UnitClockState unitClock,
      CoverageState coverage,
      OperatorState operator,
      BalanceState balance,
      DropsState drops,
      RoomState room) {}

  State state() {
    return new State(
        clock.state(),
        out.nextEffect(),
        phase,
        wire,
        watch,
        flow,
        failSafe,
        quarantine,
        therapy,
        programme,
        faults,
        reconnect,
        unitClock,
        coverage,
        operator,
        balance,
        drops,
        room);
  }

  void restore(State state) {
    clock.restore(state.clock());
    out.nextEffect(state.nextEffect());
    phase = state.phase();
    wire = state.wire();
    watch = state.watch();
    flow = state.flow();
    failSafe = state.failSafe();
    quarantine = state.quarantine();
    therapy = state.therapy();
    programme = state.programme();
    faults = state.faults();
    reconnect = state.reconnect();
    unitClock = state.unitClock();
    coverage = state.coverage();
    balance = state.balance();
    drops = state.drops();
    operator = state.operator();
    room = state.room();
  }

  /** Whether {@code run.ended} was derived. */
  public boolean ended() {
    return phase.ended();
  }

  /** Run time of the last input, nanoseconds. */
  public long nowNanos() {
    return clock.lastNanos();
  }

  /** Run time for a time of the current epoch. */
  public long runNanos(long epochNanos) {
    return clock.runNanos(epochNanos);
  }

  /** Connectivity errors counted so far. */
  public long errors() {
    return wire.errors();
  }

  /** Whether a watched code is being shown. */
  public boolean tripped() {
    return watch.tripped();
  }

  /** The current phase, on disk; empty before the run has started. */
  public String phaseName() {
    return phase.phase().map(p -> p.onDisk()).orElse("");
  }
}
