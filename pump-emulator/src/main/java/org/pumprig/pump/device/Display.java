package org.pumprig.pump.device;

import org.jspecify.annotations.Nullable;

/** What the screen shows. */
final class Display {
  private @Nullable String shown;
  private boolean complete;

  /** Whether the last thing that happened was the end of the whole infusion. */
  void complete(boolean now) {
    complete = now;
  }

  String text(PumpStatus status) {
    return switch (status.state()) {
      case FAILSAFE -> "SYSTEM ERROR " + status.code();
      case INFUSING ->
          alarm(status)
              + (complete ? "INFUSION COMPLETE, KEEPS OPEN " : "INFUSING ")
              + status.channel()
              + " "
              + rate(status)
              + " mL/h";
      case STOPPED ->
          status.code() != null
              ? "ALARM " + status.code()
              : complete ? "INFUSION COMPLETE" : "STOPPED";
    };
  }

  private static String alarm(PumpStatus status) {
    return status.code() == null ? "" : "ALARM " + status.code() + ", ";
  }

  private static String rate(PumpStatus status) {
    long rate = status.rateMicrolitresPerHour();
    return rate % 1_000 == 0
        ? Long.toString(rate / 1_000)
        : rate / 1_000 + "." + String.format(java.util.Locale.ROOT, "%03d", rate % 1_000);
  }

  /** Takes a new text; whether it differs from the one shown. */
  boolean changes(String text) {
    boolean differs = !text.equals(shown);
    shown = text;
    return differs;
  }
}
