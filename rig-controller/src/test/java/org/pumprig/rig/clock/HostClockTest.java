package org.pumprig.rig.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.Commands;
import org.pumprig.host.KernelClock;
import org.pumprig.rig.event.ClockObservation.ClockRead;

/** chronyd is believed before the kernel; a machine without battery clock says so. */
class HostClockTest {
  private static final String TRACKING =
      """
      Reference ID    : C0000201 (192.0.2.1)
      Stratum         : 3
      Ref time (UTC)  : Fri Nov 27 10:22:18 2026
      System time     : 0.000250000 seconds slow of NTP time
      Last offset     : +0.000010000 seconds
      RMS offset      : 0.000024000 seconds
      Frequency       : 7.421 ppm fast
      Residual freq   : +0.003 ppm
      Skew            : 0.081 ppm
      Root delay      : 0.004000000 seconds
      Root dispersion : 0.001000000 seconds
      Update interval : 64.3 seconds
      Leap status     : Normal
      """;

  @TempDir private Path sys = Path.of("");

  private record Chrony(int exit, String output) implements Commands {
    @Override
    public Result run(List<String> argv, String input, long withinNanos) {
      return new Result(exit, output, "");
    }

    @Override
    public String where() {
      return "nowhere";
    }
  }

  private ClockRead read(int exit, String output) {
    return new HostClock(new Chrony(exit, output), sys, () -> new KernelClock(true, 12, 900))
        .read();
  }

  @Test
  void chronydTellsSourceOffsetAndTheBoundOfItsManual() {
    ClockRead read = read(0, TRACKING);
    assertThat(read.synchronised()).isEqualTo("yes");
    assertThat(read.source()).isEqualTo("chronyd: 192.0.2.1, stratum 3");
    assertThat(read.offsetMicros()).isEqualTo(-250);
    assertThat(read.errorMicros()).isEqualTo(250 + 1_000 + 2_000);
  }

  @Test
  void chronydWithoutASourceIsNotSynchronised() {
    String lost =
        TRACKING
            .replace("C0000201 (192.0.2.1)", "00000000 ()")
            .replace("Stratum         : 3", "Stratum         : 0")
            .replace("0.000250000 seconds slow", "0.000250000 seconds fast")
            .replace("Normal", "Not synchronised");
    ClockRead read = read(0, lost);
    assertThat(read.synchronised()).isEqualTo("no");
    assertThat(read.source()).isEqualTo("chronyd: no source, stratum 0");
    assertThat(read.offsetMicros()).isEqualTo(250);
  }

  @Test
  void whereChronydDoesNotAnswerTheKernelIsAsked() {
    ClockRead read = read(1, "506 Cannot talk to daemon");
    assertThat(read).isEqualTo(new ClockRead("yes", "the kernel's account", 12, 900, "unknown"));
    assertThat(read(0, "Reference ID : ...").source()).isEqualTo("the kernel's account");
  }

  @Test
  void aKernelThatRefusesLeavesItUnknown() {
    ClockRead read =
        new HostClock(
                new Chrony(1, ""),
                sys,
                () -> {
                  throw new IOException("adjtimex: Operation not permitted (errno 1)");
                })
            .read();
    assertThat(read.synchronised()).isEqualTo("unknown");
    assertThat(read.errorMicros()).isEqualTo(-1);
    assertThat(read.source()).contains("Operation not permitted");
  }

  @Test
  void aMachineWithoutBatteryClockIsNoticed() throws IOException {
    Files.createDirectories(sys.resolve("class"));
    assertThat(BatteryClock.look(sys)).isEqualTo(BatteryClock.NO);
    Path clock = Files.createDirectories(sys.resolve("class/rtc/rtc0"));
    assertThat(BatteryClock.look(sys)).isEqualTo(BatteryClock.NO);
    Files.writeString(clock.resolve("since_epoch"), "86400\n");
    assertThat(BatteryClock.look(sys)).as("its battery is out").isEqualTo(BatteryClock.NO);
    Files.writeString(clock.resolve("since_epoch"), "1795776000\n");
    assertThat(BatteryClock.look(sys)).isEqualTo(BatteryClock.YES);
    assertThat(BatteryClock.look(sys.resolve("nothing"))).isEqualTo(BatteryClock.UNKNOWN);
  }

  @Test
  void aClockOnThePisBoardWithoutItsBatteryIsNone() throws IOException {
    Path clock = Files.createDirectories(sys.resolve("class/rtc/rtc0"));
    Files.writeString(clock.resolve("since_epoch"), "1795776000\n"); // as NTP set it
    Files.writeString(clock.resolve("battery_voltage"), "21093\n");
    assertThat(BatteryClock.look(sys)).isEqualTo(BatteryClock.NO);
    Files.writeString(clock.resolve("battery_voltage"), "3070082\n");
    assertThat(BatteryClock.look(sys)).isEqualTo(BatteryClock.YES);
    Files.writeString(clock.resolve("battery_voltage"), "\n");
    assertThat(BatteryClock.look(sys)).as("the clock's word is left").isEqualTo(BatteryClock.YES);
  }

  @Test
  void aTimeBeforeThisPumpRigWasMadeIsImpossible() {
    assertThat(HostClock.impossible(12_000_000L).orElseThrow())
        .contains("shows 1970-01-01T00:00:12Z", "battery clock");
    assertThat(HostClock.impossible(1_795_776_000_000_000L)).isEmpty();
  }
}
