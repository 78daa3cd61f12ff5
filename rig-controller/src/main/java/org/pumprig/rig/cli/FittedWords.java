package org.pumprig.rig.cli;

import java.util.Locale;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.Kind;
import org.pumprig.rig.json.FieldSink;

/** A fault that was found, for people and as JSON; its times count from the first sighting. */
final class FittedWords {
  private FittedWords() {}

  static String line(Fitted of, long firstNanos) {
    return String.format(
        Locale.ROOT,
        "%s, from %.3f s ± %.3f s to %.3f s ± %.3f s%s",
        name(of),
        (of.start().nanos() - firstNanos) / 1e9,
        of.start().errorNanos() / 1e9,
        (of.end().nanos() - firstNanos) / 1e9,
        of.end().errorNanos() / 1e9,
        of.pump().map(pump -> ", pump " + (pump + 1) + " alone").orElse(""));
  }

  /** Its name with its value. */
  static String name(Fitted of) {
    return of.kind().fault() + value(of);
  }

  private static String value(Fitted of) {
    return switch (of.kind()) {
      case LATE, SLOW_ACKNOWLEDGEMENT ->
          String.format(
              Locale.ROOT,
              " %.0f ms ± %.0f ms%s",
              of.value() / 1e6,
              of.valueError() / 1e6,
              of.jitterNanos() > 0
                  ? String.format(Locale.ROOT, ", jitter %.0f ms", of.jitterNanos() / 1e6)
                  : "");
      case LOSSY ->
          String.format(
              Locale.ROOT,
              " %.1f %% ± %.1f %% %s",
              of.value() / 1e4,
              of.valueError() / 1e4,
              of.towardsGateway().orElse(true) ? "towards the gateway" : "towards the pump");
      case SILENCE, NO_ACKNOWLEDGEMENT, ERROR_ACKNOWLEDGEMENT, GATEWAY_AWAY, REFUSED, RESETS -> "";
    };
  }

  /** Of its value, in JSON. */
  static String unit(Fitted of) {
    return of.kind() == Kind.LOSSY ? "ppm" : "ns";
  }

  static void json(Fitted of, long firstNanos, FieldSink out) {
    of.towardsGateway()
        .ifPresent(to -> out.text("direction", to ? "towardsGateway" : "towardsPump"));
    out.number("endErrorNanos", of.end().errorNanos())
        .number("endNanos", of.end().nanos() - firstNanos)
        .text("fault", of.kind().fault())
        .number("jitterNanos", of.jitterNanos());
    of.pump().ifPresent(pump -> out.number("pump", pump + 1L));
    out.number("sightings", of.support())
        .number("startErrorNanos", of.start().errorNanos())
        .number("startNanos", of.start().nanos() - firstNanos)
        .text("unit", unit(of))
        .number("value", of.value())
        .number("valueError", of.valueError());
  }
}
