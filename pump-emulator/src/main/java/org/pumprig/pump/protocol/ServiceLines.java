package org.pumprig.pump.protocol;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.device.LogEntry;
import org.pumprig.pump.device.Programme;
import org.pumprig.pump.device.PumpStatus;

/**
 * Lines of the service port, without checksum: the rig asks {@code STATUS}, {@code VERSION} or
 * {@code LOG}; the pump answers, and says {@code EVENT} by itself.
 */
public final class ServiceLines {
  private ServiceLines() {}

  /** {@code STATUS seq=… state=… …}. */
  public static String status(long sequence, PumpStatus status) {
    return "STATUS seq="
        + sequence
        + " up="
        + status.upMillis()
        + " state="
        + status.state()
        + " channel="
        + orNone(status.channel())
        + " rate="
        + status.rateMicrolitresPerHour()
        + " primary="
        + programme(status.primary())
        + " secondary="
        + programme(status.secondary())
        + " infused="
        + status.infusedMicrolitres()
        + " heapFree="
        + status.heapFreeBytes()
        + " queue="
        + status.queuedReports()
        + " code="
        + orNone(status.code());
  }

  /** {@code VERSION model=… serial=… firmware=…}. */
  public static String version(String serial, String firmware) {
    return "VERSION model=EMULATED-PUMP serial=" + serial + " firmware=" + firmware;
  }

  /** {@code LOG n=…} for each entry, then {@code LOGEND n=…} with their count. */
  public static List<String> log(List<LogEntry> entries) {
    List<String> lines = new ArrayList<>();
    for (LogEntry entry : entries) {
      lines.add(
          "LOG n="
              + entry.number()
              + " up="
              + entry.upMillis()
              + " code="
              + orNone(entry.code())
              + " text="
              + entry.text());
    }
    lines.add("LOGEND n=" + entries.size());
    return lines;
  }

  /** {@code EVENT up=… code=…}. */
  public static String event(long upMillis, String code) {
    return "EVENT up=" + upMillis + " code=" + code;
  }

  private static String programme(@Nullable Programme programme) {
    return programme == null
        ? "NONE"
        : programme.rateMicrolitresPerHour() + "/" + programme.volumeMicrolitres();
  }

  private static String orNone(@Nullable Object value) {
    return value == null ? "NONE" : value.toString();
  }
}
