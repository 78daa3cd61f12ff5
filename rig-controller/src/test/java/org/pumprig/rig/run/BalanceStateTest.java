package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.pump.protocol.balance.BalanceSettings;
import org.pumprig.pump.protocol.balance.Load;
import org.pumprig.rig.event.BalanceRecord.BalanceUsed;
import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.event.Witness.WeightMissing;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.seed.Seed;

/**
 * What is made of weights, against an emulated balance whose load is known: 1800 and 3600 mL/h are
 * programmed, so 500 nL a millisecond is the lower rate.
 */
class BalanceStateTest {
  private static final long MS = 1_000_000;
  private static final int SEEDS = 40;
  private static final double FLOW = 500_000; // nanolitres a second
  private static final BalanceDeclared GOOD = declared(true, 0, 0);
  private static final BalanceSettings SCALE =
      new BalanceSettings(true, 1_000, 1_000, 0, 0, 0, 900_000_000, 20_000_000, 0);

  private static BalanceDeclared declared(boolean collects, long evaporation, long drift) {
    return new BalanceDeclared(
        "made", collects, 1_000_000, 1_041, 100 * MS, 0, evaporation, drift, 20_000_000_000L);
  }

  /** A bench of nothing but a balance: told are the records, each with its run time. */
  private static final class Weighing {
    private final RunContext context;
    private final List<Told> told = new ArrayList<>();
    private final Load load;
    private BalanceState state = BalanceState.INITIAL;

    Weighing(BalanceDeclared declared, BalanceSettings settings, long seed) {
      this(Script.context(), declared, settings, seed);
    }

    Weighing(RunContext context, BalanceDeclared declared, BalanceSettings settings, long seed) {
      this.context = context;
      load = new Load(settings, new Seed(seed));
      take(0, declared);
    }

    private void take(long now, Event event) {
      var out = new Out();
      state = state.on(context, now, event, out);
      for (Derived record : out.records()) {
        told.add(new Told(now, record));
      }
    }

    Weighing weigh(long fromMillis, long toMillis, LongToDoubleFunction fluidAtMillis) {
      for (long t = fromMillis; t < toMillis; t += 100) {
        take(t * MS, input(load.read(fluidAtMillis.applyAsDouble(t), t * MS)));
      }
      return this;
    }

    private static Input input(Load.Display display) {
      return switch (display) {
        case Load.Display.Net(long micrograms, boolean stable) ->
            new WeightRead(micrograms, stable);
        case Load.Display.Over _ -> new WeightMissing("overload");
        case Load.Display.Under _ -> new WeightMissing("underload");
      };
    }

    private <T extends Derived> List<T> all(Class<T> type) {
      return told.stream().map(Told::record).filter(type::isInstance).map(type::cast).toList();
    }

    private List<Told> volumes() {
      return told.stream().filter(each -> each.record() instanceof FlowMeasured).toList();
    }

    /** The last time at which the volume grew, in milliseconds. */
    private long movedUntil() {
      long moved = 0;
      long before = 0;
      for (Told each : volumes()) {
        long volume = ((FlowMeasured) each.record()).nanolitres();
        moved = volume > before ? each.atNanos() / MS : moved;
        before = volume;
      }
      return moved;
    }
  }

  private record Told(long atNanos, Derived record) {}

  private static BalanceUsed used(BalanceDeclared balance) {
    return WeightWindow.of(balance, 1_800_000_000L).orElseThrow();
  }

  @Test
  void theDelayIsStatedFromNoiseAndTheLowerRate() {
    BalanceUsed used = used(GOOD);
    assertThat(used.windowNanos()).isEqualTo(400 * MS);
    assertThat(used.delayNanos()).isEqualTo(600 * MS);
    BalanceDeclared coarse =
        new BalanceDeclared("c", true, 1_000_000, 40_000, 100 * MS, 0, 0, 0, 20_000_000_000L);
    assertThat(used(coarse).windowNanos()).isGreaterThan(700 * MS);
    BalanceDeclared drifting = declared(true, 0, 500_000_000);
    assertThat(WeightWindow.of(drifting, 1_800_000_000L)).isEmpty();
    BalanceDeclared useless =
        new BalanceDeclared(
            "u", true, 1_000_000, 1_000_000_000, 100 * MS, 0, 0, 0, 20_000_000_000L);
    assertThat(WeightWindow.of(useless, 1_000)).isEqualTo(Optional.empty());
  }

  @Test
  void aSteadyFlowIsMeasuredWithinItsStatedUncertainty() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var bench = new Weighing(GOOD, SCALE, seed).weigh(0, 60_000, t -> FLOW * t / 1_000);
      List<Told> told = bench.volumes();
      Told from = told.get(20);
      Told to = told.getLast();
      double expected = FLOW * (to.atNanos() - from.atNanos()) / 1e9;
      FlowMeasured first = (FlowMeasured) from.record();
      FlowMeasured last = (FlowMeasured) to.record();
      assertThat(last.nanolitres() - first.nanolitres() - expected)
          .as("seed %d", seed)
          .isBetween(
              -1.5 * used(GOOD).uncertaintyNanolitres(), 1.5 * used(GOOD).uncertaintyNanolitres());
      assertThat(bench.all(FlowDisturbed.class)).as("seed %d", seed).isEmpty();
    }
  }

  @Test
  void aStopIsToldWithinTheStatedDelayAndNothingMovesAfterIt() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var bench =
          new Weighing(GOOD, SCALE, seed).weigh(0, 60_000, t -> FLOW * Math.min(t, 20_030) / 1_000);
      assertThat(bench.movedUntil())
          .as("seed %d", seed)
          .isBetween(20_000L, 20_030 + used(GOOD).delayNanos() / MS);
    }
  }

  /** At rates of the ward, with a balance of 1 mg: the slower, the longer it must look. */
  @ParameterizedTest
  @CsvSource({"5, 5", "25, 2", "125, 1"})
  void aStopIsToldWithinTheDelayThatIsStatedAtItsRate(long millilitresPerHour, long delaySeconds) {
    long microlitres = millilitresPerHour * 1_000;
    var infusion = new RunContext.Infusion(microlitres, 50_000);
    RunContext usual = Script.context();
    var context =
        new RunContext(
            usual.stressNanos(),
            usual.recoverNanos(),
            usual.checkNanos(),
            usual.endNanos(),
            List.of(),
            infusion,
            infusion,
            usual.codes(),
            usual.acknowledgementWithinNanos(),
            usual.blindAfterNanos(),
            usual.therapyWindowNanos(),
            usual.therapyTolerancePpm());
    BalanceUsed used = WeightWindow.of(GOOD, microlitres * 1_000).orElseThrow();
    assertThat(used.delayNanos()).isLessThan(delaySeconds * 1_000 * MS);
    for (int seed = 0; seed < SEEDS; seed++) {
      var bench =
          new Weighing(context, GOOD, SCALE, seed)
              .weigh(0, 60_000, t -> microlitres / 3.6 * Math.min(t, 40_030) / 1_000);
      assertThat(bench.movedUntil())
          .as("seed %d", seed)
          .isBetween(39_000L, 40_030 + used.delayNanos() / MS);
    }
  }

  @Test
  void noFlowIsNoFlowForAnHour() {
    for (int seed = 0; seed < 4; seed++) {
      var bench = new Weighing(GOOD, SCALE, seed).weigh(0, 3_600_000, _ -> 0);
      assertThat(bench.movedUntil()).as("seed %d", seed).isZero();
    }
  }

  @Test
  void driftAndEvaporationAreNoFlow() {
    var drifting =
        new BalanceSettings(true, 1_000, 1_000, 0, 100_000, 0, 900_000_000, 20_000_000, 0);
    assertThat(
            new Weighing(declared(true, 0, 100_000), drifting, 1)
                .weigh(0, 3_600_000, _ -> 0)
                .movedUntil())
        .isZero();
    var drying =
        new BalanceSettings(false, 1_000, 1_000, 0, 0, 2_000_000, 900_000_000, 500_000_000, 0);
    assertThat(
            new Weighing(declared(false, 2_000_000, 0), drying, 1)
                .weigh(0, 3_600_000, _ -> 0)
                .movedUntil())
        .isZero();
    assertThat(
            new Weighing(declared(false, 0, 0), drying, 1).weigh(0, 3_600_000, _ -> 0).movedUntil())
        .as("evaporation that the rig file doesn't know looks like flow")
        .isPositive();
  }

  @Test
  void aChangedBagIsBlindTimeAndTheCountGoesOn() {
    var changed =
        new BalanceSettings(true, 1_000, 1_000, 0, 0, 0, 900_000_000, 20_000_000, 20_000 * MS);
    var bench = new Weighing(GOOD, changed, 3).weigh(0, 40_000, t -> FLOW * t / 1_000);
    assertThat(bench.all(FlowDisturbed.class))
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.fromNanos() / MS).isBetween(19_800L, 20_000L);
              assertThat(gap.toNanos() / MS).isBetween(33_000L, 34_500L);
              assertThat(gap.reason()).contains("a bag was changed");
            });
    FlowMeasured last = bench.all(FlowMeasured.class).getLast();
    assertThat(last.nanolitres() / FLOW).isBetween(39.0, 40.5);
  }

  @Test
  void overloadIsBlindToTheEnd() {
    var small = new BalanceSettings(true, 1_000, 1_000, 0, 0, 0, 25_000_000, 20_000_000, 0);
    var bench = new Weighing(GOOD, small, 3).weigh(0, 30_000, t -> FLOW * t / 1_000);
    var out = new Out();
    bench.state.concludeAtEnd(30_000 * MS, out);
    assertThat(out.records())
        .singleElement()
        .isInstanceOfSatisfying(
            BlindInterval.class,
            blind -> {
              assertThat(blind.channel()).isEqualTo(Channel.FLOW);
              assertThat(blind.fromNanos() / MS).isBetween(9_800L, 10_100L);
              assertThat(blind.reason()).isEqualTo("overload");
            });
  }

  @Test
  void weightsThatScatterMoreThanTheRigFileSaysAreNoWitness() {
    var shaken = new BalanceSettings(true, 1_000, 2_000_000, 0, 0, 0, 900_000_000, 20_000_000, 0);
    var bench = new Weighing(GOOD, shaken, 3).weigh(0, 20_000, _ -> 0);
    var out = new Out();
    bench.state.concludeAtEnd(20_000 * MS, out);
    assertThat(out.records()).isNotEmpty();
  }

  /** Fluid runs on, and somebody tares the balance: nobody knows what ran meanwhile. */
  @Test
  void aBalanceThatWasTaredIsBlindTimeAndTheCountGoesOn() {
    var bench = new Weighing(GOOD, SCALE, 3).weigh(0, 20_000, t -> FLOW * t / 1_000);
    bench.load.tare();
    bench.weigh(20_000, 40_000, t -> FLOW * t / 1_000);
    assertThat(bench.all(FlowDisturbed.class))
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).contains("the balance tared"));
    FlowMeasured last = bench.all(FlowMeasured.class).getLast();
    assertThat(last.nanolitres() / FLOW).isBetween(39.0, 40.5);
  }

  @Test
  void aBalanceThatWasTaredInAnOutageIsBlindTimeAndNotLessFluid() {
    var bench = new Weighing(GOOD, SCALE, 5).weigh(0, 10_000, t -> FLOW * t / 1_000);
    bench.take(10_000 * MS, new EpochStarted(2, "b", 5_000_000, 0));
    bench.load.tare();
    bench.weigh(15_000, 40_000, t -> FLOW * t / 1_000);
    assertThat(bench.all(FlowDisturbed.class))
        .singleElement()
        .satisfies(gap -> assertThat(gap.reason()).contains("the balance tared"));
    List<FlowMeasured> all = bench.all(FlowMeasured.class);
    for (int i = 1; i < all.size(); i++) {
      assertThat(all.get(i).nanolitres()).isGreaterThanOrEqualTo(all.get(i - 1).nanolitres());
    }
    assertThat(all.getLast().nanolitres() / FLOW).isBetween(39.0, 40.5);
  }

  @Test
  void anOutageBeginsTheWindowAnewAndKeepsTheCount() {
    var bench = new Weighing(GOOD, SCALE, 5).weigh(0, 10_000, t -> FLOW * t / 1_000);
    bench.take(10_000 * MS, new EpochStarted(2, "b", 5_000_000, 0));
    bench.weigh(15_000, 20_000, t -> FLOW * t / 1_000);
    FlowMeasured last = bench.all(FlowMeasured.class).getLast();
    assertThat(last.nanolitres() / FLOW).isBetween(19.0, 20.0);
  }
}
