package org.pumprig.pump.device;

import java.util.function.Consumer;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;

/** What a pump does when a watchdog should act or memory ran out. */
final class Trips {
  private final PumpParts parts;
  private final Reboot reboot;

  /** Starts a unit again that does so without a word. */
  @FunctionalInterface
  interface Reboot {
    void now(long nowNanos, PumpParts.Running running, Consumer<? super PumpOutput> out);
  }

  Trips(PumpParts parts, Reboot reboot) {
    this.parts = parts;
    this.reboot = reboot;
  }

  void trip(long nowNanos, String code, String cause, Consumer<? super PumpOutput> out) {
    PumpParts.Running now = parts.running;
    if (now == null) {
      return;
    }
    if (parts.failSafe.hangsAtTrip()) {
      tripped(nowNanos, code, out);
      hang(nowNanos, now);
    } else if (parts.defects.has(Defect.REBOOTS_AND_RESUMES)) {
      tripped(nowNanos, code, out);
      reboot.now(nowNanos, now, out);
    } else {
      latch(nowNanos, now, code, cause, out);
    }
  }

  /** The processor hangs, and the watchdog outside it acts. */
  void byHardware(long nowNanos, PumpParts.Running now, Consumer<? super PumpOutput> out) {
    latch(nowNanos, now, parts.failSafe.hardwareCode(), "HARDWARE_WATCHDOG", out);
  }

  private void tripped(long nowNanos, String code, Consumer<? super PumpOutput> out) {
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Tripped(code), nowNanos));
    parts.failSafe.disarm();
    parts.line.sensorsOff();
  }

  /** Fail-safe: the motor off as fast as it can, alarm latched, everything else dead. */
  private void latch(
      long nowNanos,
      PumpParts.Running now,
      String code,
      String cause,
      Consumer<? super PumpOutput> out) {
    tripped(nowNanos, code, out);
    Defects defects = parts.defects;
    String shown = parts.failSafe.latch(nowNanos, code, parts.status(nowNanos));
    if (defects.has(Defect.CLOCK_JUMPS)) {
      parts.log.jump(Defects.CLOCK_JUMP_NANOS);
    }
    parts.alarm = null;
    now.communication().silence(nowNanos + parts.firmware.silentBeforeDropNanos());
    parts.log.add(nowNanos, shown, cause);
    if (defects.tellsContact()) {
      out.accept(new PumpOutput.NurseCall(false));
    }
    if (defects.tellsScreen()) {
      parts.show(nowNanos, out);
    }
    if (defects.tellsService() && parts.answers()) {
      out.accept(new PumpOutput.SystemError(shown, parts.log.upMillis(nowNanos)));
    }
  }

  /** The processor hangs: no step pulses, no answers, no message, and nobody is told. */
  private void hang(long nowNanos, PumpParts.Running now) {
    parts.failSafe.hang(nowNanos);
    parts.infusion.stop(nowNanos);
    now.communication().silence(FailSafe.NEVER);
  }
}
