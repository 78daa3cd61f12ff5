package org.pumprig.pump.device;

import java.util.function.Consumer;

/** Alarms that are no system errors: of the line, and of a battery that runs low. */
final class Alarms {
  private final PumpParts parts;

  Alarms(PumpParts parts) {
    this.parts = parts;
  }

  /** An alarm of the line is due: the motor off, and a key away from going on. */
  void ofLine(long nowNanos, Consumer<? super PumpOutput> out) {
    Alarm raised = parts.line.alarm();
    if (raised == null) {
      return;
    }
    parts.infusion.stop(nowNanos);
    parts.alarm = raised;
    tell(nowNanos, raised, out);
  }

  /** The battery runs low: the motor goes on. */
  void lowBattery(long nowNanos, Consumer<? super PumpOutput> out) {
    parts.battery.alarmed();
    tell(nowNanos, Alarm.LOW_BATTERY, out);
  }

  private void tell(long nowNanos, Alarm raised, Consumer<? super PumpOutput> out) {
    parts.log.add(nowNanos, raised.name(), "ALARM");
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.AlarmRaised(raised), nowNanos));
    out.accept(new PumpOutput.NurseCall(false));
    parts.show(nowNanos, out);
    out.accept(new PumpOutput.SystemError(raised.name(), parts.log.upMillis(nowNanos)));
  }

  /** A key ends an alarm of the line. */
  void byKey(long nowNanos, Consumer<? super PumpOutput> out) {
    if (parts.alarm != null) {
      parts.alarm = null;
      ended(nowNanos, !parts.battery.low(), out);
    }
  }

  /** The mains end the alarm of the battery that they charge. */
  void byMains(long nowNanos, Consumer<? super PumpOutput> out) {
    if (parts.battery.recovers() && !parts.failSafe.latched() && parts.alarm == null) {
      ended(nowNanos, parts.running != null, out);
    }
  }

  private void ended(long nowNanos, boolean well, Consumer<? super PumpOutput> out) {
    parts.log.note(nowNanos, "ALARM_ENDED");
    out.accept(new PumpOutput.NurseCall(well));
    parts.show(nowNanos, out);
  }
}
