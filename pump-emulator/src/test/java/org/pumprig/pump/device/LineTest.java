package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.pump.firmware.OcclusionLimit;
import org.pumprig.seed.Seed;

/** Occlusions, air and false alarms, with the numbers of the profiles. */
class LineTest {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;

  private final List<PumpOutput> out = new ArrayList<>();
  private Pump pump;

  @BeforeEach
  void infusing() throws Exception {
    pump = infusing("after", 1, 125_000);
  }

  private Pump infusing(String firmware, long seed, long rate) throws Exception {
    FirmwareProfile profile = CalibrationTest.firmware(firmware);
    Pump started = new Pump("SN-1", profile, SECOND, new Seed(seed));
    started.handle(new PumpInput.PowerOn(), 0, out::add);
    started.handle(
        new PumpInput.ProgramKeys(Channel.PRIMARY, new Programme(rate, 2_000_000)),
        2 * SECOND,
        out::add);
    started.handle(new PumpInput.StartKey(), 2 * SECOND, out::add);
    return started;
  }

  private void give(long at, PumpInput input) {
    pump.handle(input, at, out::add);
  }

  /** Runs until an alarm of the line; when it came, or −1. */
  private long alarm(Alarm wanted, long untilNanos) {
    return alarm(pump, wanted, untilNanos);
  }

  private static long alarm(Pump pump, Alarm wanted, long untilNanos) {
    long[] at = {-1};
    while (pump.nextDeadlineNanos() <= untilNanos && at[0] < 0) {
      pump.handle(
          new PumpInput.Tick(),
          pump.nextDeadlineNanos(),
          output -> {
            if (output instanceof PumpOutput.Truth truth
                && truth.fact() instanceof PumpOutput.Fact.AlarmRaised raised
                && raised.alarm() == wanted) {
              at[0] = truth.atNanos();
            }
          });
    }
    return at[0];
  }

  @Test
  void aClampedBagLineAlarmsWhenItHasGivenUpItsVolume() {
    give(10 * SECOND, new PumpInput.ClampUpstream(true));
    // 20 kPa · 10 µL/kPa at 125 mL/h are 5.76 s; then four samples of 25 ms
    assertThat(alarm(Alarm.UPSTREAM_OCCLUSION, 60 * SECOND)).isEqualTo(15_860 * MS);
    assertThat(pump.status(16 * SECOND).state()).isEqualTo(PumpState.STOPPED);
    assertThat(pump.status(16 * SECOND).code()).isEqualTo("UPSTREAM_OCCLUSION");
    assertThat(pump.log().getLast().code()).isEqualTo("UPSTREAM_OCCLUSION");
  }

  @Test
  void aClampedPatientLineAlarmsAndItsBolusComesWhenItOpens() {
    give(10 * SECOND, new PumpInput.ClampDownstream(true));
    long held = pump.fluidNanolitres(10 * SECOND);
    // 60 kPa · 20 µL/kPa = 1.2 mL at 125 mL/h: 34.56 s, less what the line held already
    assertThat(alarm(Alarm.DOWNSTREAM_OCCLUSION, 60 * SECOND)).isBetween(44_500 * MS, 44_700 * MS);
    assertThat(pump.fluidNanolitres(50 * SECOND)).isEqualTo(held);
    give(50 * SECOND, new PumpInput.ClampDownstream(false));
    assertThat(pump.fluidNanolitres(52 * SECOND) - held).isBetween(1_200_000L, 1_210_000L);
    give(53 * SECOND, new PumpInput.StartKey());
    assertThat(pump.status(53 * SECOND).state()).isEqualTo(PumpState.INFUSING);
    assertThat(pump.status(53 * SECOND).code()).isNull();
    assertThat(out).contains(new PumpOutput.NurseCall(true));
  }

  @Test
  void anEmptyBagLetsAirComeToTheDetector() {
    give(10 * SECOND, new PumpInput.HangBag(1_000));
    // 1 mL in the bag and 3 mL of line at 125 mL/h: 115.2 s
    assertThat(alarm(Alarm.AIR_IN_LINE, 200 * SECOND)).isEqualTo(125_200 * MS);
    assertThat(alarm(Alarm.AIR_IN_LINE, 900 * SECOND)).isEqualTo(-1);
    give(900 * SECOND, new PumpInput.HangBag(1_000_000));
    give(900 * SECOND, new PumpInput.StartKey());
    assertThat(alarm(Alarm.AIR_IN_LINE, 950 * SECOND)).isEqualTo(-1);
    assertThat(pump.status(950 * SECOND).state()).isEqualTo(PumpState.INFUSING);
  }

  @Test
  void afterRaisesNoFalseAlarmInAYear() {
    assertThat(alarm(Alarm.UPSTREAM_OCCLUSION, 57_000 * SECOND)).isEqualTo(-1);
    for (long rate : new long[] {1_000, 125_000, 1_000_000}) {
      var limit = new OcclusionLimit(20_000, 4);
      var sensor = new PressureSensor(limit, 600, 25 * MS, new Seed(1).stream("x"));
      assertThat(sensor.falseAlarmAfterNanos(12 * rate / 1_000))
          .isGreaterThan(365L * 86_400 * SECOND);
    }
  }

  @Test
  void afterRegressedRaisesFalseAlarmsAsOftenAsItsNumbersSay() throws Exception {
    // at 250 mL/h the line is 3 kPa of the 6 kPa below rest: p = e^(−3000/600)/2 a sample of 25 ms
    double expectedSeconds = 0.025 / (0.5 * StrictMath.exp(-5));
    double sum = 0;
    int units = 400;
    for (int seed = 0; seed < units; seed++) {
      Pump unit = infusing("after-regressed", seed, 250_000);
      long at = alarm(unit, Alarm.UPSTREAM_OCCLUSION, 3_600 * SECOND);
      assertThat(at).as("seed %d", seed).isPositive();
      sum += (at - 2 * SECOND) / 1e9;
    }
    assertThat(sum / units).isBetween(expectedSeconds * 0.8, expectedSeconds * 1.2); // 4 σ
  }
}
