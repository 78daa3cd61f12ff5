package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.BalanceRecord.DropsUsed;
import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.DropObservation.DropsDeclared;
import org.pumprig.rig.event.DropObservation.DropsMissed;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * What is made of drops. 1800 and 3600 mL/h are programmed and a drop has 250 µL: at the lower rate
 * one falls every 500 ms.
 */
class DropsStateTest {
  private static final long MS = 1_000_000;
  private static final long DROP = 250_000;
  private static final DropsDeclared SENSOR = new DropsDeclared("made", DROP, 100_000, 0, 200 * MS);
  private static final int SEEDS = 40;

  private final RunContext context = Script.context();
  private final List<Derived> records = new ArrayList<>();
  private final List<Long> stops = new ArrayList<>();
  private DropsState state = DropsState.INITIAL;
  private FlowState flow = FlowState.INITIAL;
  private long drops;
  private long lastNanos = -1;
  private long nowNanos;

  private DropsStateTest take(long now, Event event) {
    nowNanos = now;
    var out = new Out();
    state = state.on(context, now, event, out);
    for (Derived record : out.records()) {
      records.add(record);
      if (record instanceof FlowMeasured measured) {
        FlowRead read = measured.reading();
        flow = flow.on(context, now, read);
        if (drops > 1 && flow.stoppedAt(now)) {
          stops.add(now);
        }
      }
    }
    return this;
  }

  private DropsStateTest declared() {
    return take(0, SENSOR);
  }

  /** Nothing falls until then; it is looked at every 200 ms. */
  private void idle(long untilNanos) {
    for (long t = nowNanos + 200 * MS; t < untilNanos; t += 200 * MS) {
      take(t, new DropsRead(drops, lastNanos, t));
    }
  }

  private void drop(long atNanos) {
    idle(atNanos);
    drops++;
    lastNanos = atNanos;
    take(atNanos, new DropsRead(drops, atNanos, atNanos));
  }

  /** Drops at a rate, each up to a third early or late. */
  private void drip(long fromNanos, long untilNanos, long everyNanos, RandomStream chance) {
    for (long t = fromNanos; t < untilNanos; t += everyNanos) {
      drop(t + chance.nextBetween(-everyNanos / 3, everyNanos / 3));
    }
  }

  private <T extends Derived> List<T> all(Class<T> type) {
    return records.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private long volume() {
    return all(FlowMeasured.class).getLast().nanolitres();
  }

  @Test
  void delayAndUncertaintyAreStatedAtTheLowerRate() {
    DropsUsed used = declared().all(DropsUsed.class).getFirst();
    assertThat(used.overdueNanos()).isEqualTo(1_100 * MS); // twice 550 ms, for the largest drop
    assertThat(used.delayNanos()).isEqualTo(1_300 * MS);
    assertThat(used.stillBelowNanolitresPerHour()).isEqualTo(900_000_000);
    // one drop and a tenth of a window of 5 s, at either end
    assertThat(used.uncertaintyNanolitres()).isCloseTo(707_107, within(2L));
  }

  @Test
  void dropsThatFallInStrokesAreNoStop() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var test = new DropsStateTest().declared();
      test.drip(500 * MS, 60_000 * MS, 500 * MS, new Seed(seed).stream("drops"));
      assertThat(test.stops).as("seed %d", seed).isEmpty();
      assertThat(test.volume())
          .as("seed %d", seed)
          .isBetween((test.drops - 1) * DROP, test.drops * DROP);
    }
  }

  @Test
  void aStopIsToldWithinTheStatedDelayAndStillness() {
    for (int seed = 0; seed < SEEDS; seed++) {
      var test = new DropsStateTest().declared();
      test.drip(500 * MS, 20_000 * MS, 500 * MS, new Seed(seed).stream("drops"));
      long last = test.lastNanos;
      test.idle(last + 10_000 * MS);
      assertThat(test.stops).as("seed %d", seed).isNotEmpty();
      assertThat(test.flow.movedNanos() - last).as("seed %d", seed).isBetween(0L, 1_300 * MS);
      assertThat(test.stops.getFirst() - last)
          .as("seed %d", seed)
          .isLessThanOrEqualTo(1_300 * MS + FlowState.STILL_NANOS + 200 * MS);
    }
  }

  @Test
  void oneDropThatHungThereIsNoFlowButTwoAre() {
    declared().drip(500 * MS, 10_000 * MS, 500 * MS, new Seed(1).stream("drops"));
    idle(20_000 * MS);
    drop(20_100 * MS);
    assertThat(flow.moving()).isFalse();
    idle(25_000 * MS);
    assertThat(flow.moving()).isFalse();
    drop(25_100 * MS);
    assertThat(flow.moving()).isTrue();
    assertThat(volume()).isEqualTo((drops - 1) * DROP);
  }

  @Test
  void whatFellBeforeTheRunDoesNotCount() {
    drops = 17;
    lastNanos = 0;
    declared().idle(1_000 * MS);
    assertThat(volume()).isZero();
  }

  @Test
  void whatWasMissedIsDisturbedAndTheCountGoesOn() {
    declared().drip(500 * MS, 10_000 * MS, 500 * MS, new Seed(2).stream("drops"));
    long before = volume();
    long last = nowNanos;
    take(last + 100 * MS, new DropsMissed("the light path stays interrupted"));
    drops += 100; // whatever it counted meanwhile
    nowNanos = last + 2_900 * MS;
    drop(last + 3_000 * MS);
    drop(last + 3_300 * MS);
    assertThat(all(FlowDisturbed.class)).as("one drop says nothing yet").isEmpty();
    drop(last + 3_700 * MS);
    assertThat(all(FlowDisturbed.class))
        .containsExactly(
            new FlowDisturbed(last, last + 3_700 * MS, "the light path stays interrupted"));
    assertThat(volume()).isEqualTo(before + DROP);
  }

  @Test
  void aPauseAfterTroubleIsAStopOnlyOnceADropIsOverdue() {
    declared().drip(500 * MS, 10_000 * MS, 500 * MS, new Seed(2).stream("drops"));
    long last = nowNanos;
    take(last + 100 * MS, new DropsMissed("edges"));
    idle(last + 5_000 * MS);
    assertThat(all(FlowDisturbed.class))
        .containsExactly(new FlowDisturbed(last, last + 1_500 * MS, "edges"));
  }

  @Test
  void whatIsMissedToTheEndIsBlind() {
    declared().drop(500 * MS);
    take(600 * MS, new DropsMissed("the chip is gone"));
    var out = new Out();
    state.concludeAtEnd(2_000 * MS, out);
    assertThat(out.records())
        .containsExactly(new BlindInterval(Channel.FLOW, 500 * MS, 2_000 * MS, "the chip is gone"));
  }

  @Test
  void aSensorThatCountsAnewAfterAnOutageLosesNoVolume() {
    declared().drip(500 * MS, 10_000 * MS, 500 * MS, new Seed(3).stream("drops"));
    long before = volume();
    take(nowNanos, new EpochStarted(2, "boot", 1_000 * MS, 0));
    drops = 0;
    lastNanos = -1;
    idle(nowNanos + 1_000 * MS);
    assertThat(volume()).isEqualTo(before);
  }

  @Test
  void ratesWhoseDropsAreTooRareOrTooManyAreNotMeasured() {
    assertThat(DropWindow.of(SENSOR, 400_000, 5_000 * MS)).isEmpty(); // a drop in 37 minutes
    assertThat(DropWindow.of(SENSOR, 10_000_000_000L, 5_000 * MS)).isEmpty(); // 11 a second
  }
}
