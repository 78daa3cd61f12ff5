package org.pumprig.pump.device;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.firmware.FirmwareProfile;

/** What a pump consists of, what is on at present, and what it shows of that. */
final class PumpParts {
  final FirmwareProfile firmware;
  final UnitTraits traits;
  final Defects defects;
  final Infusion infusion;
  final Line line;
  final Battery battery;
  final FailSafe failSafe;
  final EventLog log = new EventLog();
  final Display display = new Display();

  boolean powered;
  @Nullable Running running;
  @Nullable Alarm alarm;

  /** What lives from the end of start-up until power goes. */
  record Running(Processor processor, Communication communication) {}

  PumpParts(FirmwareProfile firmware, UnitTraits traits, Defects defects) {
    this.firmware = firmware;
    this.traits = traits;
    this.defects = defects;
    this.infusion =
        new Infusion(firmware.hardware().complianceNanos(), firmware.keepOpenMicrolitresPerHour());
    this.line = new Line(firmware, traits);
    this.battery = new Battery(firmware.hardware().battery());
    this.failSafe = new FailSafe(firmware, traits, defects);
  }

  /** Whether the service port answers: powered and started, also in fail-safe. */
  boolean answers() {
    return running != null && !failSafe.silent();
  }

  /** What the pump says about itself; only while it runs. */
  PumpStatus status(long nowNanos) {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("a pump without power has no status");
    }
    long upMillis = log.upMillis(nowNanos);
    PumpStatus pretended = failSafe.pretends(upMillis);
    if (pretended != null) {
      return pretended;
    }
    boolean failed = failSafe.latched();
    Channel channel = failed ? null : infusion.running();
    PumpState state =
        failed ? PumpState.FAILSAFE : channel != null ? PumpState.INFUSING : PumpState.STOPPED;
    return new PumpStatus(
        upMillis,
        state,
        channel,
        failed ? 0 : infusion.rate(),
        infusion.primary(nowNanos),
        infusion.secondary(nowNanos),
        infusion.deliveredNanolitres(nowNanos) / 1_000,
        now.communication().heapFreeBytes(),
        now.communication().queued(),
        code());
  }

  private @Nullable String code() {
    Alarm raised = alarm == null && battery.low() ? Alarm.LOW_BATTERY : alarm;
    return failSafe.latched() ? failSafe.code() : raised == null ? null : raised.name();
  }

  /** Tells the screen's text, if it is another. */
  void show(long nowNanos, Consumer<? super PumpOutput> out) {
    String text = !powered ? "OFF" : running == null ? "SELF TEST" : onScreen(nowNanos);
    if (display.changes(text)) {
      out.accept(new PumpOutput.Screen(text));
    }
  }

  private String onScreen(long nowNanos) {
    return failSafe.latched() && defects.tellsScreen()
        ? "SYSTEM ERROR " + failSafe.code()
        : display.text(status(nowNanos));
  }
}
