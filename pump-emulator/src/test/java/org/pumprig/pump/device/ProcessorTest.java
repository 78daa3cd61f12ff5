package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** The watchdog's verdict is computed from load and windows. */
class ProcessorTest {
  private static final long MS = 1_000_000;

  private static Schedule schedule(String unit, String... edits) throws Exception {
    String text = Fixtures.text("firmware/before.yaml");
    for (int i = 0; i < edits.length; i += 2) {
      assertThat(text).contains(edits[i]);
      text = text.replace(edits[i], edits[i + 1]);
    }
    var profile = FirmwareProfile.parse("x.yaml", text.getBytes(StandardCharsets.UTF_8));
    return new Schedule(profile, new UnitTraits(new Seed(5), unit, profile));
  }

  @Test
  void aBurstBelowTheAnalysedBoundTripsInNoPhase() throws Exception {
    Schedule schedule = schedule("A");
    long bound = schedule.unnoticedNanos();
    assertThat(bound).isBetween(20 * MS, 40 * MS);
    RandomStream random = new Seed(1).stream("phase");
    for (int i = 0; i < 2_000; i++) {
      ProcessorState state = new ProcessorState(schedule);
      long at = 1_000 * MS + random.nextBelow(500 * MS);
      state.settleAt(at, 700 * MS);
      state.addCommunication(bound);
      state.advance(at + 2_000 * MS);
      assertThat(state.tripNanos()).as("burst at %d", at).isEqualTo(ProcessorState.NEVER);
    }
  }

  @Test
  void aLongerBurstTripsNoLaterAndALongEnoughOneAlways() throws Exception {
    Schedule schedule = schedule("A");
    long last = Long.MAX_VALUE;
    for (long burst = 20; burst <= 70; burst++) {
      Processor processor = new Processor(schedule);
      processor.run(1_003 * MS, burst * MS);
      assertThat(processor.tripNanos()).as("%d ms", burst).isLessThanOrEqualTo(last);
      last = processor.tripNanos();
    }
    assertThat(last).isBetween(1_003 * MS, 1_073 * MS);
  }

  @Test
  void theTripIsTheLastCheckInPlusTheWindow() throws Exception {
    Schedule schedule = schedule("A");
    Processor processor = new Processor(schedule);
    long burstAt = 1_003 * MS;
    processor.run(burstAt, 500 * MS);
    long trip = processor.tripNanos();
    int task =
        processor.tripCode().equals("EC220") ? 0 : processor.tripCode().equals("EC221") ? 1 : 2;
    long lastCheckIn = trip - schedule.max[task];
    assertThat(lastCheckIn).isBetween(burstAt - schedule.period[task], burstAt);
    long sinceRelease = Math.floorMod(lastCheckIn - schedule.offset[task], schedule.period[task]);
    assertThat(sinceRelease).isBetween(schedule.execution[task], 10 * MS);
  }

  @Test
  void aCheckInTooSoonAfterALateOneTripsToo() throws Exception {
    Schedule schedule =
        schedule(
            "A",
            "{code: EC221, min: 1ms, max: 63ms}",
            "{code: EC221, min: 18ms, max: 900ms}",
            "code: EC220, min: 1ms, max: 56ms",
            "code: EC220, min: 1ms, max: 900ms",
            "code: EC222, min: 1ms, max: 90ms",
            "code: EC222, min: 1ms, max: 900ms");
    int tooSoon = 0;
    for (int phase = 0; phase < 25; phase++) {
      Processor processor = new Processor(schedule);
      processor.run((1_000 + phase) * MS, 12 * MS);
      if (processor.tripNanos() != Processor.NEVER) {
        assertThat(processor.tripCode()).isEqualTo("EC221");
        tooSoon++;
      }
    }
    assertThat(tooSoon).isBetween(1, 24);
  }

  @Test
  void predictionsThatAreCorrectedAgreeWithOneExactSimulation() throws Exception {
    RandomStream random = new Seed(2).stream("load");
    int trips = 0;
    for (int round = 0; round < 300; round++) {
      Schedule schedule = schedule("U" + round % 5);
      Processor processor = new Processor(schedule);
      ProcessorState exact = new ProcessorState(schedule);
      exact.settleAt(0, 900 * MS);
      long now = 0;
      for (int job = 0; job < 30 && processor.tripNanos() > now; job++) {
        now += random.nextBelow(400 * MS);
        if (processor.tripNanos() <= now) {
          break;
        }
        long cost = 1 + random.nextBelow(32 * MS);
        exact.advance(now);
        assertThat(exact.tripNanos()).as("round %d", round).isEqualTo(Processor.NEVER);
        exact.addCommunication(cost);
        processor.run(now, cost);
      }
      exact.advance(now + 5_000 * MS);
      assertThat(processor.tripNanos()).as("round %d", round).isEqualTo(exact.tripNanos());
      trips += exact.tripNanos() == Processor.NEVER ? 0 : 1;
    }
    assertThat(trips).isBetween(20, 299);
  }

  @Test
  void communicationBelowAllWatchedTasksIsNeverNoticed() throws Exception {
    Schedule schedule =
        schedule("A", "communication:\n  priority: 1", "communication:\n  priority: 7");
    Processor processor = new Processor(schedule);
    processor.run(0, 10_000 * MS);
    assertThat(processor.tripNanos()).isEqualTo(Processor.NEVER);
    assertThat(processor.busyUntilNanos()).isGreaterThan(10_000 * MS);
  }

  @Test
  void unitsDiffer() throws Exception {
    assertThat(schedule("A").unnoticedNanos()).isNotEqualTo(schedule("B").unnoticedNanos());
  }
}
