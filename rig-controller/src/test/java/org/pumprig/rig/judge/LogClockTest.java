package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Entries of a unit's log are placed in run time, with an interval that holds the truth. */
class LogClockTest {
  private static final long MS = 1_000_000;
  private static final long PERIOD = 250 * MS;
  private static final int SEEDS = 50;

  /** A clock that stood at zero at a run time and goes wrong by so much. */
  private record Truth(long zeroNanos, long ppm) {
    long upMillis(long atNanos) {
      long since = atNanos - zeroNanos;
      return (since + since / 1_000_000 * ppm) / MS;
    }
  }

  /** Asked every period; an answer takes up to half a period, one in ten up to five seconds. */
  private static void ask(
      LogClock.Fold fold, Truth truth, long fromNanos, long toNanos, RandomStream chance) {
    for (long at = fromNanos; at < toNanos; at += PERIOD) {
      boolean late = chance.nextBelow(10) == 0;
      long delay = chance.nextBelow(late ? 5_000 * MS : PERIOD / 2);
      fold.told(at + delay, truth.upMillis(at));
    }
  }

  @Test
  void theIntervalHoldsTheTruthThoughAnswersComeLateAndClocksDrift() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomStream chance = new Seed(seed).stream("clock");
      var truth =
          new Truth(3_000 * MS, chance.nextBetween(-LogClock.DRIFT_PPM, LogClock.DRIFT_PPM));
      var fold = new LogClock.Fold();
      for (long at = 5_000 * MS; at < 120_000 * MS; at += PERIOD) {
        boolean late = chance.nextBelow(10) == 0;
        fold.told(at + chance.nextBelow(late ? PERIOD * 3 / 4 : PERIOD / 2), truth.upMillis(at));
      }
      long event = chance.nextBetween(5_000 * MS, 120_000 * MS);
      LogClock.When when = fold.clock().place(0, truth.upMillis(event), PERIOD).orElseThrow();
      assertThat(event).as("seed %d", seed).isBetween(when.fromNanos(), when.toNanos());
      assertThat(when.toNanos() - when.fromNanos())
          .as("seed %d", seed)
          .isLessThan(PERIOD + 60 * MS);
    }
  }

  @Test
  void answersThatAFaultHeldBackDoNoHarm() {
    var truth = new Truth(0, 0);
    var fold = new LogClock.Fold();
    fold.told(1_010 * MS, truth.upMillis(1_000 * MS));
    fold.told(9_000 * MS, truth.upMillis(2_000 * MS));
    fold.told(9_001 * MS, truth.upMillis(3_000 * MS));
    LogClock.When when = fold.clock().place(0, 2_500, PERIOD).orElseThrow();
    assertThat(2_500 * MS).isBetween(when.fromNanos(), when.toNanos());
    assertThat(when.toNanos()).isLessThan(2_520 * MS);
  }

  @Test
  void aLifeThatWasNotSeenPlacesNothing() {
    assertThat(new LogClock.Fold().clock().place(0, 5, PERIOD)).isEmpty();
    assertThat(new LogClock.Fold().clock().lifeAt(5)).isEqualTo(-1);
  }

  private static ServiceLogEntry entry(long number, long upMillis, String code) {
    return new ServiceLogEntry(number, upMillis, code, "");
  }

  @Test
  void entriesReadAfterARestartBelongToTheLifeInWhichTheyWereWritten() {
    var clock = new LogClock.Fold();
    ask(clock, new Truth(0, 0), 1_000 * MS, 60_000 * MS, new Seed(1).stream("first"));
    ask(clock, new Truth(70_000 * MS, 0), 71_000 * MS, 75_000 * MS, new Seed(1).stream("second"));
    assertThat(clock.current()).isEqualTo(1);
    var log = new LogLines.Fold();
    for (ServiceLogEntry each :
        new ServiceLogEntry[] {
          entry(1, 90_000, "OLD"),
          entry(2, 10, "NONE"),
          entry(3, 50_000, "EC221"),
          entry(4, 5, "NONE"),
          entry(5, 900, "EC221")
        }) {
      log.entry(each, clock.current(), clock.latestMillis(76_000 * MS));
    }
    LogLines lines = log.lines();
    assertThat(lines.entries()).extracting(LogLines.Entry::life).containsExactly(-1, 0, 0, 1, 1);
    LogLines.Entry trip = lines.first("EC221", clock.clock().lifeAt(50_100 * MS)).orElseThrow();
    assertThat(trip.number()).isEqualTo(3);
    LogClock.When when = clock.clock().place(trip.life(), trip.upMillis(), PERIOD).orElseThrow();
    assertThat(50_000 * MS).isBetween(when.fromNanos(), when.toNanos());
  }
}
