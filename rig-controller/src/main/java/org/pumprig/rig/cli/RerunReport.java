package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.incident.fit.Reproduction;
import org.pumprig.rig.incident.fit.Rerun;
import org.pumprig.rig.incident.importing.SourceKind;
import org.pumprig.rig.incident.importing.Switching;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** How near a measured rerun came to its original, for people and as JSON. */
record RerunReport(
    IncidentSource original,
    IncidentSource again,
    Rerun rerun,
    Reproduction reproduction,
    Switching switching) {

  List<String> lines() {
    var lines = new ArrayList<String>();
    long first = original.seen().sightings().firstNanos();
    lines.add(
        "%d faults in the original, %d in its rerun, %d in both:"
            .formatted(original.fitted().size(), again.fitted().size(), rerun.pairs().size()));
    for (Rerun.Pair pair : rerun.pairs()) {
      lines.add("  %-5s %s".formatted(pair.same() ? "same" : "OTHER", line(pair, first)));
      switching.of(pair).map(late -> switched(pair, late)).ifPresent(lines::add);
    }
    rerun.missing().forEach(each -> lines.add("  NOT SEEN AGAIN " + FittedWords.line(each, first)));
    long againFirst = again.seen().sightings().firstNanos();
    rerun
        .added()
        .forEach(each -> lines.add("  ONLY IN THE RERUN " + FittedWords.line(each, againFirst)));
    lines.add(
        String.format(
            Locale.ROOT,
            "Distance, measured: %.1f %% of %.1f s in which both could be seen",
            reproduction.distancePpm() / 1e4,
            reproduction.comparable() * reproduction.stepNanos() / 1e9));
    remarks().forEach(each -> lines.add("Remark: " + each));
    return lines;
  }

  private static String line(Rerun.Pair pair, long first) {
    String value =
        pair.was().value() == 0
            ? ""
            : String.format(
                Locale.ROOT,
                "; %s %s",
                pair.sameValue() ? "then" : "THEN",
                FittedWords.name(pair.is()));
    return FittedWords.line(pair.was(), first)
        + String.format(
            Locale.ROOT,
            "; began %+d ms%s, ended %+d ms%s",
            pair.startOffNanos() / 1_000_000,
            pair.beganThen() ? "" : " (!)",
            pair.endOffNanos() / 1_000_000,
            pair.endedThen() ? "" : " (!)")
        + value;
  }

  /** What the rig did late, and so what is left to the estimates. */
  private static String switched(Rerun.Pair pair, Switching.Late late) {
    boolean rig =
        !pair.beganThen() && pair.beganThenBut(late.onNanos())
            || !pair.endedThen() && pair.endedThenBut(late.offNanos());
    boolean estimate = !pair.beganThenBut(late.onNanos()) || !pair.endedThenBut(late.offNanos());
    String by = late.fault().backEnd().isEmpty() ? "" : " by " + late.fault().backEnd();
    return "        by its journal the rig switched it%s %+d ms and %+d ms late; the rest is the estimates': %+d ms, %+d ms%s"
        .formatted(
            by,
            late.onNanos() / 1_000_000,
            late.offNanos() / 1_000_000,
            (pair.startOffNanos() - late.onNanos()) / 1_000_000,
            (pair.endOffNanos() - late.offNanos()) / 1_000_000,
            estimate ? " (!)" : rig ? ", within their errors: a late switch" : "");
  }

  private List<String> remarks() {
    var remarks = new ArrayList<String>();
    if (rerun.shiftNanos().isEmpty()) {
      remarks.add("no fault of the original was seen again: nothing tells how both lie in time");
    }
    if (original.kind() != again.kind() && SourceKind.CAPTURE != again.kind()) {
      remarks.add(
          "the rerun is no capture: " + String.join("; ", again.kind().cannotShow(again.seen())));
    }
    again.seen().remarks().forEach(each -> remarks.add("rerun: " + each));
    return remarks;
  }

  byte[] json() {
    long first = original.seen().sightings().firstNanos();
    long againFirst = again.seen().sightings().firstNanos();
    return CanonicalJson.bytes(
        out -> {
          out.objects("added", rerun.added(), (each, to) -> FittedWords.json(each, againFirst, to))
              .number("comparableNanos", reproduction.comparable() * reproduction.stepNanos())
              .number("distancePpm", reproduction.distancePpm())
              .objects("missing", rerun.missing(), (each, to) -> FittedWords.json(each, first, to))
              .objects("pairs", rerun.pairs(), (pair, to) -> pair(pair, first, to))
              .texts("remarks", remarks())
              .flag("same", rerun.same());
          rerun.shiftNanos().ifPresent(shift -> out.number("shiftMicros", shift / 1_000));
        });
  }

  private void pair(Rerun.Pair pair, long first, FieldSink out) {
    Optional<Switching.Late> late = switching.of(pair);
    late.ifPresent(each -> out.text("backEnd", each.fault().backEnd()));
    out.flag("beganThen", pair.beganThen())
        .number("endOffNanos", pair.endOffNanos())
        .flag("endedThen", pair.endedThen())
        .object("original", to -> FittedWords.json(pair.was(), first, to))
        .number("rerunValue", pair.is().value())
        .number("rerunValueError", pair.is().valueError())
        .flag("same", pair.same())
        .flag("sameValue", pair.sameValue())
        .number("startOffNanos", pair.startOffNanos());
    late.ifPresent(
        each ->
            out.number("switchedOffLateNanos", each.offNanos())
                .number("switchedOnLateNanos", each.onNanos()));
    out.text("unit", FittedWords.unit(pair.was()));
  }
}
