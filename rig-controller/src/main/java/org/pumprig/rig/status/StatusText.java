package org.pumprig.rig.status;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** Where runs stand, a line for each, and as JSON. */
public final class StatusText {
  private static final long SECOND = 1_000_000_000L;

  private StatusText() {}

  /**
   * One line.
   *
   * @param ageNanos time since the run's last record; empty: doesn't matter
   */
  public static String line(RunStatus run, OptionalLong ageNanos) {
    String left =
        run.state().over()
            ? "-"
            : time(Math.max(0, run.leftNanos() - ageNanos.orElse(0))) + " left";
    String told =
        run.last().text().isEmpty() ? "" : run.last().text() + " at " + time(run.last().runNanos());
    return String.format(
            Locale.ROOT,
            "%-12s %-11s %-8s %13s  faults: %-22s errors %s%d  trips %d  %s%s",
            run.unit().isEmpty() ? "?" : run.unit(),
            run.state().word(),
            run.phase(),
            left,
            run.faultsNow().isEmpty() ? "none" : String.join(", ", run.faultsNow()),
            run.errorsAtLeast() ? "at least " : "",
            run.errors(),
            run.trips(),
            told,
            run.invalidation().isPresent() ? "  INVALIDATED" : "")
        .stripTrailing();
  }

  /** {@code 1:02:03} or, below a minute, {@code 3.5 s}. */
  public static String time(long nanos) {
    long seconds = nanos / SECOND;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", nanos / 1e9)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  }

  /** All runs as one line of canonical JSON. */
  public static byte[] json(List<RunStatus> runs) {
    return CanonicalJson.bytes(out -> out.objects("runs", runs, StatusText::write));
  }

  private static void write(RunStatus run, FieldSink out) {
    out.text("arm", run.arm())
        .number("beganMicros", run.beganMicros())
        .objects(
            "codesSeen",
            run.codesSeen(),
            (seen, each) ->
                each.text("channel", seen.channel())
                    .text("code", seen.code())
                    .number("runNanos", seen.runNanos()))
        .number("endNanos", run.endNanos())
        .number("errors", run.errors())
        .flag("errorsAtLeast", run.errorsAtLeast())
        .texts("faultsNow", run.faultsNow())
        .text("firmware", run.firmware())
        .flag("invalidated", run.invalidation().isPresent())
        .object(
            "last",
            last -> last.number("runNanos", run.last().runNanos()).text("text", run.last().text()))
        .number("lastMicros", run.lastMicros())
        .number("leftNanos", run.leftNanos())
        .number("nowNanos", run.nowNanos())
        .text("phase", run.phase())
        .text("runId", run.runId())
        .text("state", run.state().word())
        .number("stressNanos", run.stressNanos())
        .number("trips", run.trips())
        .text("unit", run.unit())
        .flag("virtual", run.virtual());
  }
}
