package org.pumprig.rig.clock;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.host.Commands;
import org.pumprig.host.KernelClock;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.event.ClockObservation.ClockRead;
import org.pumprig.time.WallMicros;

/**
 * What this machine says of its clock: chronyd, if it answers, for it knows its source; else the
 * kernel, whom whatever sets the clock (timesyncd, ntpd, chronyd) has told. Blocks.
 */
public final class HostClock {
  /** 2026-01-01, in microseconds: no PumpRig that says this is older. */
  private static final long EARLIEST_MICROS = 1_767_225_600_000_000L;

  private static final long WITHIN_NANOS = 3_000_000_000L;
  private static final String YES = "yes";
  private static final String NO = "no";

  private final Commands commands;
  private final Path sys;
  private final Kernel kernel;

  /** Asks the kernel. */
  @FunctionalInterface
  interface Kernel {
    /** What it answers. */
    KernelClock read() throws IOException;
  }

  /** This machine's. */
  public HostClock() {
    this(LocalCommands.here(), Path.of("/sys"), KernelClock::read);
  }

  HostClock(Commands commands, Path sys, Kernel kernel) {
    this.commands = commands;
    this.sys = sys;
    this.kernel = kernel;
  }

  /** Looks at it. */
  public ClockRead read() {
    String battery = BatteryClock.look(sys).onDisk();
    return chrony()
        .map(
            told ->
                new ClockRead(
                    told.synchronised() ? YES : NO,
                    "chronyd: " + told.source(),
                    told.offsetMicros(),
                    told.errorMicros(),
                    battery))
        .orElseGet(() -> kernel(battery));
  }

  private Optional<ChronyTracking> chrony() {
    try {
      Commands.Result said = commands.run(List.of("chronyc", "-n", "tracking"), "", WITHIN_NANOS);
      return said.ok() ? ChronyTracking.parse(said.output()) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private ClockRead kernel(String battery) {
    try {
      KernelClock told = kernel.read();
      return new ClockRead(
          told.synchronised() ? YES : NO,
          "the kernel's account",
          told.offsetMicros(),
          told.synchronised() ? told.maxErrorMicros() : -1,
          battery);
    } catch (IOException e) {
      return new ClockRead("unknown", "nobody says: " + e.getMessage(), 0, -1, battery);
    }
  }

  /** Why a wall clock can't be right; empty: it can. */
  public static Optional<String> impossible(long wallMicros) {
    return wallMicros < EARLIEST_MICROS
        ? Optional.of(
            "this machine's clock shows %s, before this PumpRig was made: it has lost its time, as a Pi without a battery clock does. Let NTP set it, or set it by hand ('date -s'), and look with 'pumprig doctor'."
                .formatted(WallMicros.second(wallMicros)))
        : Optional.empty();
  }
}
