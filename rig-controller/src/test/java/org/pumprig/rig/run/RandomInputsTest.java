package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.BalanceRecord;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Count;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.EventKinds;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.plan.OperatorStep;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Any sequence of inputs, likely or not: the reducers keep their promises. */
class RandomInputsTest {
  private static final int RUNS = 1_200;
  private static final int INPUTS = 600;

  private static final FaultSpec[] FAULTS = {
    Script.fault("a", new StreamFault.Latency(300_000_000, 0), 10_000, 5_000),
    Script.fault("b", new StreamFault.Stall(), 20_000, 5_000),
    Script.fault("c", new StreamFault.Refuse(true), 30_000, 5_000),
    Script.fault("d", new StreamFault.HalfOpen(), 30_000, 9_000),
    Script.fault("e", new ServerFault.Restart(), 45_000, 5_000),
    Script.fault("f", new ServerFault.SlowAcknowledgement(2_000_000_000), 45_000, 5_000),
    Script.fault("g", new StreamFault.Reset(0), 55_000, 5_000),
  };

  private static final Set<String> DERIVED =
      new TreeSet<>(
          EventKinds.below(Derived.class).stream()
              // random weights are leaps; what steady ones give is BalanceStateTest's
              .filter(type -> !BalanceRecord.class.isAssignableFrom(type))
              .map(type -> EventKinds.random(type, new RandomStream(1)).kind())
              .toList());

  private record At(long epochNanos, Input input) {}

  /** Inputs that react to what was asked for, mixed with arbitrary ones. */
  private static final class World {
    private final RandomStream random;
    private final List<String> timers = new ArrayList<>();
    private final List<Long> effects = new ArrayList<>();
    private long epoch;

    World(RandomStream random) {
      this.random = random;
    }

    void asked(RunReducer.Step step) {
      for (Effect effect : step.effects()) {
        switch (effect) {
          case Effect.Timer timer -> timers.add(timer.name());
          case Effect.World world -> effects.add(world.id());
        }
      }
    }

    Input next(long now) {
      long draw = random.nextBelow(100);
      if (draw < 12 && !timers.isEmpty()) {
        return new TimerFired(timers.remove((int) random.nextBelow(timers.size())));
      }
      if (draw < 34 && !effects.isEmpty()) {
        long effect = effects.get((int) random.nextBelow(effects.size()));
        if (random.nextChance(900_000)) {
          effects.remove(effect);
        }
        return new EffectDone(
            effect,
            random.nextChance(950_000),
            "r",
            now,
            List.of(
                new Count(
                    random.nextChance(500_000) ? "probeRefused" : "witnessed.tlsProbe",
                    random.nextBelow(2))));
      }
      if (draw < 80) {
        return likely();
      }
      if (draw < 81 && random.nextChance(250_000)) {
        return random.nextChance(300_000)
            ? new EpochStarted(++epoch, "b", outage(), 0)
            : new AbortRequested("x");
      }
      var kinds = EventKinds.below(Input.class);
      return (Input) EventKinds.random(kinds.get((int) random.nextBelow(kinds.size())), random);
    }

    /** Mostly seconds; now and then one that no clock can mean. */
    private long outage() {
      return random.nextChance(200_000)
          ? random.nextBetween(-(1L << 52), 1L << 52)
          : random.nextBelow(5_000_000);
    }

    private Input likely() {
      long connection = random.nextBelow(4);
      String id = "m" + random.nextBelow(6);
      List<String> endings = List.of("pump", "gateway", "fault");
      return switch ((int) random.nextBelow(9)) {
        case 0 -> Script.accepted(connection);
        case 1 -> Script.message(connection, id);
        case 2 -> Script.answer(connection, id);
        case 3 -> Script.ended(connection, endings.get((int) random.nextBelow(3)));
        case 4 -> Script.screen(random.nextChance(50_000) ? "EC220" : "Infusing");
        case 5 -> new FlowRead(random.nextBelow(1 << 20));
        case 6 -> Script.programmed(PumpState.INFUSING);
        case 7 -> new StepAnswered("cycle", "Ada", "", "", 0, "");
        default -> Script.status(PumpState.STOPPED, random.nextChance(50_000) ? "EC221" : "NONE");
      };
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0})
  void anyInputsAreTakenAndGiveTheSameAgain(int group) {
    Set<String> kinds = new TreeSet<>();
    for (int run = 0; run < RUNS; run++) {
      long seed = group * 1_000_000L + run;
      try {
        List<At> inputs = new ArrayList<>();
        List<RunReducer.Step> steps = live(seed, inputs);
        promises(steps);
        assertThat(replayed(seed, inputs)).isEqualTo(steps);
        steps.forEach(step -> step.records().forEach(each -> kinds.add(each.kind())));
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
    assertThat(kinds).as("what the inputs of all seeds led to").containsAll(DERIVED);
  }

  private static RunContext context(long seed) {
    RandomStream random = new Seed(seed).stream("faults");
    return Script.context(
            Arrays.stream(FAULTS).filter(_ -> random.nextChance(400_000)).toArray(FaultSpec[]::new))
        .with(
            List.of(
                new OperatorStep(
                    "cycle",
                    "x",
                    List.of(),
                    9_000 * Script.MS,
                    9_000 * Script.MS,
                    "",
                    "",
                    List.of(StepEffect.RECONNECTED))));
  }

  private static List<RunReducer.Step> live(long seed, List<At> inputs) {
    RandomStream random = new Seed(seed).stream("inputs");
    var world = new World(random);
    var reducer = new RunReducer(context(seed));
    var steps = new ArrayList<RunReducer.Step>();
    long now = random.nextBelow(1_000_000_000);
    long startAt = random.nextBelow(3);
    for (int i = 0; i < INPUTS; i++) {
      now += random.nextBelow(400_000_000);
      Input input =
          i == startAt ? new RunStarted("r", "c", "u", "a", "1", 0, 0, true, 2) : world.next(now);
      inputs.add(new At(now, input));
      RunReducer.Step step = reducer.step(input, now);
      world.asked(step);
      steps.add(step);
    }
    return steps;
  }

  private static List<RunReducer.Step> replayed(long seed, List<At> inputs) {
    var reducer = new RunReducer(context(seed));
    return inputs.stream().map(at -> reducer.step(at.input(), at.epochNanos())).toList();
  }

  private static void promises(List<RunReducer.Step> steps) {
    var intents = new ArrayList<Long>();
    var effects = new ArrayList<Long>();
    int ends = 0;
    for (RunReducer.Step step : steps) {
      assertThat(ends == 1 && !step.equals(RunReducer.Step.NOTHING))
          .as("something after the end: %s", step)
          .isFalse();
      for (Derived derived : step.records()) {
        assertThat(CanonicalJson.bytes(derived)).isNotEmpty();
        if (derived instanceof EffectRequested request) {
          intents.add(request.effect());
        }
        ends += derived instanceof RunEnded ? 1 : 0;
      }
      for (Effect effect : step.effects()) {
        if (effect instanceof Effect.World world) {
          effects.add(world.id());
        }
      }
      assertThat(effects).isEqualTo(intents);
    }
    assertThat(ends).isLessThanOrEqualTo(1);
    assertThat(new HashSet<>(effects)).hasSameSizeAs(effects);
  }
}
