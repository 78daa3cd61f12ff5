package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.device.DemoStress.Fault;
import org.pumprig.pump.device.DemoStress.Window;
import org.pumprig.seed.Seed;

class PumpTest {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000 * MS;

  private final List<PumpOutput> out = new ArrayList<>();
  private Pump pump;

  @BeforeEach
  void powered() throws Exception {
    pump = new Pump("SN-1", CalibrationTest.firmware("after"), SECOND, new Seed(1));
    give(0, new PumpInput.PowerOn());
    give(2 * SECOND, new PumpInput.Tick());
  }

  private void give(long at, PumpInput input) {
    pump.handle(input, at, out::add);
  }

  private void program(long at, Channel channel, long rate, long volume) {
    give(at, new PumpInput.ProgramKeys(channel, new Programme(rate, volume)));
  }

  @Test
  void aPumpWithoutProgrammeDoesNotStart() {
    give(2 * SECOND, new PumpInput.StartKey());
    assertThat(pump.status(3 * SECOND).state()).isEqualTo(PumpState.STOPPED);
    assertThat(pump.fluidNanolitres(60 * SECOND)).isZero();
  }

  @Test
  void secondaryRunsFirstThenPrimaryThenStopAndAllVolumesAreExact() {
    program(2 * SECOND, Channel.PRIMARY, 125_000, 1_000); // 28.8 s
    program(2 * SECOND, Channel.SECONDARY, 250_000, 500); // 7.2 s
    give(2 * SECOND, new PumpInput.StartKey());
    assertThat(pump.status(2 * SECOND).channel()).isEqualTo(Channel.SECONDARY);
    give(9_199 * MS, new PumpInput.Tick());
    assertThat(pump.status(9_199 * MS).channel()).isEqualTo(Channel.SECONDARY);
    give(9_200 * MS, new PumpInput.Tick());
    PumpStatus primary = pump.status(9_200 * MS);
    assertThat(primary.channel()).isEqualTo(Channel.PRIMARY);
    assertThat(primary.rateMicrolitresPerHour()).isEqualTo(125_000);
    assertThat(primary.infusedMicrolitres()).isEqualTo(500);
    assertThat(primary.secondary()).isEqualTo(new Programme(250_000, 0));
    give(23_600 * MS, new PumpInput.Tick()); // half of the primary
    assertThat(pump.status(23_600 * MS).infusedMicrolitres()).isEqualTo(1_000);
    assertThat(pump.status(23_600 * MS).primary()).isEqualTo(new Programme(125_000, 500));
    give(60 * SECOND, new PumpInput.Tick());
    assertThat(pump.status(60 * SECOND).state()).isEqualTo(PumpState.STOPPED);
    assertThat(pump.status(60 * SECOND).infusedMicrolitres()).isEqualTo(1_500);
    assertThat(pump.fluidNanolitres(60 * SECOND)).isEqualTo(1_500_000);
    assertThat(out).contains(new PumpOutput.Screen("INFUSION COMPLETE"));
  }

  @Test
  void awkwardRatesLoseNothingOverTenDaysOfStopsAndStarts() {
    program(2 * SECOND, Channel.PRIMARY, 7_777, 2_000_000);
    long at = 2 * SECOND;
    for (int i = 0; i < 1_000; i++) {
      give(at, new PumpInput.StartKey());
      at += 863_999_999_937L;
      give(at, new PumpInput.StopKey());
    }
    // 7777 µL/h for 1000 · 863.999999937 s, in nanolitres, rounded down
    long expected =
        java.math.BigInteger.valueOf(863_999_999_937L * 1_000)
            .multiply(java.math.BigInteger.valueOf(7_777))
            .divide(java.math.BigInteger.valueOf(3_600_000_000L))
            .longValueExact();
    assertThat(pump.status(at).infusedMicrolitres()).isEqualTo(expected / 1_000);
    assertThat(pump.fluidNanolitres(at + 60 * SECOND)).isEqualTo(expected);
  }

  @Test
  void theFluidFollowsTheMotorAndNeverRunsBackwards() {
    program(2 * SECOND, Channel.PRIMARY, 999_000, 10_000);
    give(2 * SECOND, new PumpInput.StartKey());
    long last = 0;
    for (long at = 2 * SECOND; at < 6 * SECOND; at += MS) {
      if (at == 4 * SECOND) {
        give(at, new PumpInput.StopKey());
      }
      long fluid = pump.fluidNanolitres(at);
      assertThat(fluid).isGreaterThanOrEqualTo(last);
      last = fluid;
    }
    assertThat(last).isEqualTo(555_000); // 999 mL/h for 2 s
    assertThat(pump.fluidNanolitres(4 * SECOND)).isBetween(500_000L, 554_000L);
  }

  @Test
  void powerLossStopsTheMotorClearsProgrammesAndKeepsTheCounter() {
    program(2 * SECOND, Channel.PRIMARY, 360_000, 10_000);
    give(2 * SECOND, new PumpInput.StartKey());
    give(12 * SECOND, new PumpInput.PowerOff());
    assertThat(pump.answers()).isFalse();
    assertThat(out).contains(new PumpOutput.NurseCall(false), new PumpOutput.Screen("OFF"));
    give(13 * SECOND, new PumpInput.StartKey());
    give(14 * SECOND, new PumpInput.PowerOn());
    give(60 * SECOND, new PumpInput.StartKey());
    PumpStatus status = pump.status(60 * SECOND);
    assertThat(status.state()).isEqualTo(PumpState.STOPPED);
    assertThat(status.primary()).isNull();
    assertThat(status.infusedMicrolitres()).isEqualTo(1_000);
    assertThat(pump.fluidNanolitres(60 * SECOND)).isEqualTo(1_000_000);
    program(60 * SECOND, Channel.PRIMARY, 360_000, 10_000);
    give(60 * SECOND, new PumpInput.StartKey());
    assertThat(pump.status(61 * SECOND).state()).isEqualTo(PumpState.INFUSING);
  }

  @Test
  void keysWhileInfusingAreIgnoredAndLogged() {
    program(2 * SECOND, Channel.PRIMARY, 125_000, 1_000);
    give(2 * SECOND, new PumpInput.StartKey());
    program(3 * SECOND, Channel.PRIMARY, 999_000, 9_000);
    program(3 * SECOND, Channel.SECONDARY, 0, 1);
    assertThat(pump.status(3 * SECOND).rateMicrolitresPerHour()).isEqualTo(125_000);
    assertThat(pump.log()).extracting(LogEntry::text).endsWith("KEYS_IGNORED", "KEYS_IGNORED");
  }

  @Test
  void failSafeStopsEverythingAndStaysUntilPowerIsCycled() throws Exception {
    long from = 6 * SECOND;
    var stress =
        new DemoStress(
            "SN-1",
            CalibrationTest.firmware("before"),
            new Seed(1),
            List.of(new Window(Fault.REFUSE, from, from + 30 * SECOND)));
    stress.startTherapy();
    stress.run(60 * SECOND);
    var trip = stress.trip();
    assertThat(trip).isNotNull();
    long at = trip == null ? 0 : trip.atNanos();
    Pump failed = stress.pump;
    PumpStatus status = failed.status(60 * SECOND);
    assertThat(status.state()).isEqualTo(PumpState.FAILSAFE);
    assertThat(status.code()).isIn("EC220", "EC221", "EC222", "SysEcode0");
    assertThat(failed.fluidNanolitres(at + SECOND)).isEqualTo(failed.fluidNanolitres(60 * SECOND));
    assertThat(stress.trace.stream().filter(line -> Long.parseLong(line.split(" ")[0]) > at))
        .noneMatch(line -> line.contains(" Send[") || line.contains(" Connect["));
    for (PumpInput key :
        List.of(
            new PumpInput.StartKey(),
            new PumpInput.StopKey(),
            new PumpInput.ProgramKeys(Channel.PRIMARY, new Programme(1_000, 1_000)))) {
      failed.handle(key, 61 * SECOND, out::add);
    }
    assertThat(failed.status(61 * SECOND).state()).isEqualTo(PumpState.FAILSAFE);
    assertThat(failed.log().getLast().code()).isEqualTo(status.code());
    failed.handle(new PumpInput.PowerOff(), 62 * SECOND, out::add);
    failed.handle(new PumpInput.PowerOn(), 63 * SECOND, out::add);
    failed.handle(new PumpInput.Tick(), 66 * SECOND, out::add);
    PumpStatus fresh = failed.status(66 * SECOND);
    assertThat(fresh.code()).isNull();
    assertThat(fresh.primary()).isNull();
    assertThat(fresh.secondary()).isNull();
    assertThat(failed.failedConnections()).isZero();
    assertThat(failed.log())
        .anyMatch(entry -> java.util.Objects.equals(status.code(), entry.code()));
  }

  @Test
  void aLongOutageFillsTheBoundedQueueAndNoMore() {
    for (long at = pump.nextDeadlineNanos(); at < 100 * SECOND; at = pump.nextDeadlineNanos()) {
      give(at, new PumpInput.Tick());
    }
    assertThat(pump.status(100 * SECOND).queuedReports()).isEqualTo(32);
    assertThat(pump.log()).anyMatch(entry -> entry.text().startsWith("QUEUE_DROPPED_"));
  }
}
