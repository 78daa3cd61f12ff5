package org.pumprig.pump.device;

import java.util.function.Consumer;

/** What keys do, but for the power key: nothing in fail-safe. */
final class Keys {
  private final PumpParts parts;
  private final Alarms alarms;

  Keys(PumpParts parts, Alarms alarms) {
    this.parts = parts;
    this.alarms = alarms;
  }

  private boolean work() {
    return parts.running != null && !parts.failSafe.latched() && !parts.failSafe.hung();
  }

  void program(long nowNanos, PumpInput.ProgramKeys keys) {
    if (!work()) {
      return;
    }
    if (parts.infusion.running() != null || !keys.programme().acceptable()) {
      parts.log.note(nowNanos, "KEYS_IGNORED");
      return;
    }
    parts.infusion.program(keys.channel(), keys.programme());
    parts.log.note(nowNanos, "PROGRAMMED_" + keys.channel());
  }

  void start(long nowNanos, Consumer<? super PumpOutput> out) {
    if (!work() || parts.infusion.running() != null) {
      return;
    }
    alarms.byKey(nowNanos, out);
    if (parts.infusion.start(nowNanos)) {
      parts.display.complete(false);
      parts.log.note(nowNanos, "INFUSION_STARTED");
      parts.show(nowNanos, out);
    } else {
      parts.log.note(nowNanos, "KEYS_IGNORED");
    }
  }

  void stop(long nowNanos, Consumer<? super PumpOutput> out) {
    if (!work()) {
      return;
    }
    alarms.byKey(nowNanos, out);
    if (parts.infusion.running() != null) {
      parts.infusion.stop(nowNanos);
      parts.log.note(nowNanos, "INFUSION_STOPPED");
      parts.show(nowNanos, out);
    }
  }
}
