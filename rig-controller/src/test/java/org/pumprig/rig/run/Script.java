package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Count;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunAbandoned;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.WireObservation.WireAccepted;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireEnded;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.seed.Seed;

/**
 * A run by hand: inputs at run times in milliseconds; what was derived is kept, in order.
 *
 * <p>Plan: stress from 10 s, recover from 60 s, check from 80 s, end at 100 s; acknowledgements
 * within 4 s (quiet after 1 s), blind after 2 s; therapy in windows of 5 s, 10 %; 3600 mL/h (1 µL a
 * millisecond) primary after 10 mL of a secondary at half that rate.
 */
final class Script {
  static final long MS = 1_000_000L;
  static final String CODE = "EC220";
  static final RunContext.Infusion PRIMARY = new RunContext.Infusion(3_600_000, 1_000_000);
  static final RunContext.Infusion SECONDARY = new RunContext.Infusion(1_800_000, 10_000);

  private final RunReducer reducer;
  private final List<Derived> records = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private int shown;

  private Script(RunContext context) {
    reducer = new RunReducer(context);
  }

  static RunContext context(FaultSpec... faults) {
    return new RunContext(
        10_000 * MS,
        60_000 * MS,
        80_000 * MS,
        100_000 * MS,
        List.of(faults),
        PRIMARY,
        SECONDARY,
        List.of(CODE, "EC221"),
        4_000 * MS,
        2_000 * MS,
        5_000 * MS,
        100_000);
  }

  static FaultSpec fault(String id, Fault fault, long atMillis, long forMillis) {
    return new FaultSpec(
        id, fault, Direction.BOTH, "P1", new Seed(1), atMillis * MS, forMillis * MS);
  }

  /** A run that has not started. */
  static Script unstarted(FaultSpec... faults) {
    return new Script(context(faults));
  }

  static Script unstarted(RunContext context) {
    return new Script(context);
  }

  /** A run that has; what its start derived is forgotten. */
  static Script started(FaultSpec... faults) {
    return started(context(faults));
  }

  static Script started(RunContext context) {
    Script script = new Script(context);
    script.at(0, new RunStarted("r", "c", "P1", "before", "1", 0, 0, true, 2));
    script.records.clear();
    return script;
  }

  Script at(long millis, Input... inputs) {
    for (Input input : inputs) {
      RunReducer.Step step = reducer.step(input, millis * MS);
      records.addAll(step.records());
      effects.addAll(step.effects());
    }
    return this;
  }

  Script timer(long millis, String timer) {
    return at(millis, new TimerFired(timer));
  }

  Script abort(long millis) {
    return at(millis, new AbortRequested("asked"));
  }

  Script crash(long millis) {
    return at(millis, new EpochStarted(2, "boot", 0, 0), new RunAbandoned("its process died"));
  }

  /** Completes the last effect asked for under an action. */
  Script done(long millis, String action, Count... counts) {
    return at(millis, new EffectDone(last(action), true, "", millis * MS, List.of(counts)));
  }

  Script failed(long millis, String action, String reason) {
    return at(millis, new EffectDone(last(action), false, reason, millis * MS, List.of()));
  }

  /** Number of the last effect asked for under an action. */
  long last(String action) {
    long found =
        effects.stream()
            .filter(Effect.World.class::isInstance)
            .map(Effect.World.class::cast)
            .filter(world -> actionOf(world).equals(action))
            .mapToLong(Effect.World::id)
            .max()
            .orElse(-1);
    assertThat(found).as("effect %s was asked for", action).isPositive();
    return found;
  }

  static String actionOf(Effect.World effect) {
    return switch (effect) {
      case Effect.ApplyFault _ -> "applyFault";
      case Effect.VerifyFault _ -> "verifyFault";
      case Effect.RevertFault _ -> "revertFault";
      case Effect.SwitchPower power -> power.on() ? "powerOn" : "powerOff";
      case Effect.PressKeys press ->
          switch (press.keys()) {
            case Effect.Keys.Primary _ -> "keysPrimary";
            case Effect.Keys.Secondary _ -> "keysSecondary";
            case Effect.Keys.Start _ -> "keysStart";
          };
    };
  }

  /** Flow readings every 100 ms from one time to another, both included, at a rate. */
  Script flow(long fromMillis, long toMillis, long fromNanolitres, long nanolitresPerMillisecond) {
    for (long t = fromMillis; t <= toMillis; t += 100) {
      at(t, new FlowRead(fromNanolitres + (t - fromMillis) * nanolitresPerMillisecond));
    }
    return this;
  }

  /** Everything derived since the last call, without the intents. */
  List<Derived> told() {
    var told = records.stream().filter(each -> !(each instanceof EffectRequested)).toList();
    records.clear();
    return told;
  }

  /** Everything derived of one kind; the rest is forgotten. */
  <T> List<T> told(Class<T> type) {
    var told = records.stream().filter(type::isInstance).map(type::cast).toList();
    records.clear();
    return told;
  }

  /** Actions asked for since the last call, in order. */
  List<String> asked() {
    var asked =
        effects.stream()
            .skip(shown)
            .filter(Effect.World.class::isInstance)
            .map(each -> actionOf((Effect.World) each))
            .toList();
    shown = effects.size();
    return asked;
  }

  /** Everything wanted so far, timers too. */
  List<Effect> effects() {
    return List.copyOf(effects);
  }

  boolean ended() {
    return reducer.ended();
  }

  RunReducer reducer() {
    return reducer;
  }

  static Input status(PumpState state, String code) {
    return new ServiceStatus(state, code, 0, -1, -1, -1, -1, 0, 1_000, 0);
  }

  static Input programmed(PumpState state) {
    return new ServiceStatus(
        state,
        "NONE",
        0,
        PRIMARY.rateMicrolitresPerHour(),
        PRIMARY.volumeMicrolitres(),
        SECONDARY.rateMicrolitresPerHour(),
        SECONDARY.volumeMicrolitres(),
        0,
        1_000,
        0);
  }

  static Input event(String code) {
    return new ServiceEvent(code, 1);
  }

  static Input screen(String text) {
    return new ScreenRead(text);
  }

  static Input contact(ContactState state) {
    return new ContactRead(state);
  }

  static Input accepted(long connection) {
    return new WireAccepted(connection);
  }

  static Input message(long connection, String id) {
    return new WireMessage(connection, id, "ORU^R01");
  }

  static Input answer(long connection, String id) {
    return new WireAcknowledged(connection, id, "AA");
  }

  static Input ended(long connection, String by) {
    return new WireEnded(connection, by, "reset");
  }
}
