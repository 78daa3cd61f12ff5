package org.pumprig.rig.metrics;

import java.util.List;
import java.util.function.Function;
import org.pumprig.rig.status.RunState;
import org.pumprig.rig.status.RunStatus;

/** Where runs stand, in the text format of Prometheus, version 0.0.4. */
final class MetricsText {
  private static final double NANOS = 1e9;

  private MetricsText() {}

  static String of(List<RunStatus> runs) {
    var out = new StringBuilder();
    head(out, "pumprig_run_state", "gauge", "1 for the state in which the run is");
    for (RunStatus run : runs) {
      for (RunState state : RunState.values()) {
        sample(
            out,
            "pumprig_run_state",
            labels(run) + ",state=\"" + state.word() + "\"",
            run.state() == state ? "1" : "0");
      }
    }
    family(out, runs, "pumprig_run_seconds", "gauge", "Run time", r -> seconds(r.nowNanos()));
    family(
        out,
        runs,
        "pumprig_run_end_seconds",
        "gauge",
        "Run time at which the run ends by plan",
        r -> seconds(r.endNanos()));
    family(
        out,
        runs,
        "pumprig_run_faults_acting",
        "gauge",
        "Faults that act now",
        r -> Integer.toString(r.faultsNow().size()));
    family(
        out,
        runs,
        "pumprig_run_connectivity_errors_total",
        "counter",
        "Connectivity errors so far",
        r -> Long.toString(r.errors()));
    family(
        out,
        runs,
        "pumprig_run_trips_total",
        "counter",
        "Watched codes seen so far",
        r -> Integer.toString(r.trips()));
    return out.toString();
  }

  private static String seconds(long nanos) {
    return Double.toString(nanos / NANOS);
  }

  private static void family(
      StringBuilder out,
      List<RunStatus> runs,
      String name,
      String type,
      String help,
      Function<RunStatus, String> value) {
    head(out, name, type, help);
    runs.forEach(run -> sample(out, name, labels(run), value.apply(run)));
  }

  private static void head(StringBuilder out, String name, String type, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void sample(StringBuilder out, String name, String labels, String value) {
    out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
  }

  private static String labels(RunStatus run) {
    return "run=\"%s\",unit=\"%s\",arm=\"%s\""
        .formatted(escaped(run.runId()), escaped(run.unit()), escaped(run.arm()));
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
