package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.device.PumpOutput.Fact;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.Seed;

/** Mains, battery, power key, keep-open rate and hardware watchdog of one pump. */
class BatteryTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final String CHARGED =
      "  battery: {runtime: 10min, motorDraw: 100 %, perConnection: 0s, lowAt: 2min, chargeTime:"
          + " 1h}\n";

  private final List<PumpOutput> out = new ArrayList<>();
  private Pump pump = pump(Defects.NONE);

  private static Pump pump(Defects defects) {
    try {
      String yaml =
          Fixtures.text("firmware/slow-round-trip.yaml")
              .replace("  line:\n", CHARGED + "  line:\n");
      return new Pump(
          "SN-1",
          FirmwareProfile.parse("battery.yaml", yaml.getBytes(StandardCharsets.UTF_8)),
          SECOND,
          new Seed(1),
          defects);
    } catch (org.pumprig.pump.firmware.FirmwareException e) {
      throw new IllegalStateException(e);
    }
  }

  private void give(long at, PumpInput input) {
    pump.handle(input, at, out::add);
  }

  private long facts(Class<? extends Fact> kind) {
    return out.stream()
        .filter(each -> each instanceof PumpOutput.Truth truth && kind.isInstance(truth.fact()))
        .count();
  }

  @BeforeEach
  void infusing() {
    give(0, new PumpInput.PowerOn());
    give(2 * SECOND, new PumpInput.ProgramKeys(Channel.PRIMARY, new Programme(360_000, 500_000)));
    give(2 * SECOND, new PumpInput.StartKey());
  }

  @Test
  void mainsLossIsNoPowerCycle() {
    give(10 * SECOND, new PumpInput.PowerOff());
    give(20 * SECOND, new PumpInput.PowerOn());
    give(30 * SECOND, new PumpInput.Tick());
    PumpStatus status = pump.status(30 * SECOND);
    assertThat(status.state()).isEqualTo(PumpState.INFUSING);
    assertThat(status.upMillis()).isEqualTo(30_000);
    assertThat(status.infusedMicrolitres()).as("360 mL/h for 28 s").isEqualTo(2_800);
    assertThat(facts(Fact.Power.class)).isEqualTo(1);
    assertThat(facts(Fact.Mains.class)).isEqualTo(2);
    assertThat(pump.log()).extracting(LogEntry::text).contains("MAINS_LOST", "MAINS_BACK");
  }

  @Test
  void thePowerKeyClearsTheProgrammeAndKeepsTheLog() {
    int before = pump.log().size();
    give(10 * SECOND, new PumpInput.PowerKey());
    assertThat(pump.answers()).isFalse();
    assertThat(facts(Fact.ProgrammeCleared.class)).isEqualTo(1);
    give(11 * SECOND, new PumpInput.PowerKey());
    give(20 * SECOND, new PumpInput.Tick());
    assertThat(pump.status(20 * SECOND).primary()).isNull();
    assertThat(pump.log()).hasSizeGreaterThan(before);
  }

  @Test
  void onTheBatteryItAlarmsWhenLowInfusesOnAndIsOffWhenEmpty() {
    give(2 * SECOND, new PumpInput.PowerOff()); // twice an idle pump's draw: 4 min to the alarm
    long alarm = 2 * SECOND + 4 * MINUTE;
    give(alarm - SECOND, new PumpInput.Tick());
    assertThat(pump.status(alarm - SECOND).code()).isNull();
    give(alarm + SECOND, new PumpInput.Tick());
    PumpStatus low = pump.status(alarm + SECOND);
    assertThat(low.code()).isEqualTo("LOW_BATTERY");
    assertThat(low.state()).isEqualTo(PumpState.INFUSING);
    assertThat(out)
        .contains(
            new PumpOutput.NurseCall(false),
            new PumpOutput.Screen("ALARM LOW_BATTERY, INFUSING PRIMARY 360 mL/h"));
    long empty = alarm + MINUTE;
    give(empty + SECOND, new PumpInput.Tick());
    assertThat(pump.answers()).isFalse();
    assertThat(pump.log().getLast().code()).isEqualTo("BATTERY_EMPTY");
    give(empty + 2 * SECOND, new PumpInput.PowerKey());
    assertThat(facts(Fact.Power.class)).as("nothing to run on").isEqualTo(2);
    give(empty + 3 * SECOND, new PumpInput.PowerOn());
    give(empty + 10 * SECOND, new PumpInput.Tick());
    assertThat(pump.answers()).isTrue();
  }

  @Test
  void theMainsEndTheAlarmOfTheBatteryThatTheyCharge() {
    give(2 * SECOND, new PumpInput.PowerOff());
    give(4 * MINUTE + 10 * SECOND, new PumpInput.Tick());
    assertThat(pump.status(4 * MINUTE + 10 * SECOND).code()).isEqualTo("LOW_BATTERY");
    give(4 * MINUTE + 20 * SECOND, new PumpInput.PowerOn());
    assertThat(pump.status(4 * MINUTE + 20 * SECOND).code()).isNull();
    long left = pump.batteryPartsPerMillion(4 * MINUTE + 20 * SECOND);
    assertThat(pump.batteryPartsPerMillion(10 * MINUTE + 20 * SECOND))
        .as("a tenth of the charging time")
        .isBetween(left + 99_000, left + 101_000);
  }

  @Test
  void afterTheEndTheVeinIsKeptOpenUntilSomebodyStopsIt() {
    long end = 2 * SECOND + 5_000 * SECOND; // 500 mL at 360 mL/h
    give(end, new PumpInput.Tick());
    long done = pump.fluidNanolitres(end + 10 * SECOND);
    give(end + 3_610 * SECOND, new PumpInput.Tick());
    PumpStatus status = pump.status(end + 3_610 * SECOND);
    assertThat(status.state()).isEqualTo(PumpState.INFUSING);
    assertThat(status.rateMicrolitresPerHour()).isEqualTo(1_000);
    assertThat(status.primary()).isEqualTo(new Programme(360_000, 0));
    assertThat(pump.fluidNanolitres(end + 3_610 * SECOND) - done)
        .as("1 mL/h for an hour")
        .isBetween(999_990L, 1_000_010L);
    assertThat(out).contains(new PumpOutput.Screen("INFUSION COMPLETE, KEEPS OPEN PRIMARY 1 mL/h"));
    give(end + 3_620 * SECOND, new PumpInput.StopKey());
    long stopped = pump.fluidNanolitres(end + 3_630 * SECOND);
    assertThat(pump.fluidNanolitres(end + 7_000 * SECOND)).isEqualTo(stopped);
  }

  @Test
  void aHangingProcessorIsEndedByTheHardwareWatchdogIfThereIsOne() {
    for (Defect defect : List.of(Defect.PROCESSOR_HANGS, Defect.NO_WATCHDOG)) {
      pump = pump(new Defects(List.of(defect, Defect.FALSE_WATCHDOG)));
      out.clear();
      infusing();
      long trip = 0;
      while (facts(Fact.Tripped.class) == 0) {
        trip = pump.nextDeadlineNanos();
        give(trip, new PumpInput.Tick());
      }
      give(trip + 2 * SECOND, new PumpInput.Tick());
      assertThat(pump.answers()).as("%s hangs", defect).isFalse();
      assertThat(out).doesNotContain(new PumpOutput.NurseCall(false));
      give(trip + 4 * SECOND, new PumpInput.Tick());
      boolean fallback = defect == Defect.PROCESSOR_HANGS;
      assertThat(pump.answers()).as("%s", defect).isEqualTo(fallback);
      if (fallback) {
        assertThat(pump.status(trip + 4 * SECOND).code()).isEqualTo("SysEcode9");
        assertThat(out).contains(new PumpOutput.NurseCall(false));
        assertThat(pump.log().getLast().text()).isEqualTo("HARDWARE_WATCHDOG");
      }
    }
  }
}
