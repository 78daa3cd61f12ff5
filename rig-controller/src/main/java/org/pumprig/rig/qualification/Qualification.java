package org.pumprig.rig.qualification;

import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.qualification.BenchCheck.Standing;

/**
 * What runs on an installed bench show of it.
 *
 * @param rig id of the rig file
 * @param rigSha256 its digest
 * @param emulated whether an emulator stood in for a unit: then nothing of a real bench is shown
 * @param checks each unit's, in the order of units and of what is tried
 * @param journals by run, SHA-256 over {@code sha256sum}'s lines of its journal's files
 */
public record Qualification(
    String rig,
    String rigSha256,
    boolean emulated,
    List<BenchCheck> checks,
    SequencedMap<String, String> journals) {
  /** Copies the list. */
  public Qualification {
    checks = List.copyOf(checks);
  }

  /** For each unit and each thing the best that a run shows; wrong in one run is wrong. */
  public static List<BenchCheck> joined(List<String> units, List<BenchCheck> all) {
    var joined = new ArrayList<BenchCheck>();
    for (String unit : units) {
      for (BenchCheck.What what : BenchCheck.What.values()) {
        joined.add(
            all.stream()
                .filter(one -> one.unit().equals(unit) && one.what() == what)
                .min(java.util.Comparator.comparingInt(one -> rank(one.standing())))
                .orElse(new BenchCheck(unit, "", what, Standing.NOT_SHOWN, "no run of this unit")));
      }
    }
    return joined;
  }

  private static int rank(Standing standing) {
    return switch (standing) {
      case WRONG -> 0;
      case SHOWN -> 1;
      case NOT_SHOWN -> 2;
      case NOT_THERE -> 3;
    };
  }

  /** Whether something was shown to be wrong. */
  public boolean wrong() {
    return checks.stream().anyMatch(one -> one.standing() == Standing.WRONG);
  }

  /** Whether everything that is there was shown. */
  public boolean complete() {
    return checks.stream()
        .allMatch(one -> one.standing() == Standing.SHOWN || one.standing() == Standing.NOT_THERE);
  }

  /** The answer in one sentence. */
  public String conclusion() {
    if (wrong()) {
      return "NOT QUALIFIED: the bench showed something else than was done to it.";
    }
    if (!complete()) {
      return "NOT QUALIFIED: nothing was wrong, but not everything was shown.";
    }
    return emulated
        ? "Everything was shown, on an EMULATED bench: nothing is qualified by it."
        : "Qualified for what is listed below, at the time of these runs.";
  }

  /** The members of {@code validation.json}; also what is sealed. */
  public void members(SequencedMap<String, String> versions, FieldSink out) {
    out.objects(
            "checks",
            checks,
            (one, each) ->
                each.text("run", one.run())
                    .text("standing", word(one.standing()))
                    .text("unit", one.unit())
                    .text("what", one.what().word())
                    .text("words", one.words()))
        .text("conclusion", conclusion())
        .flag("emulated", emulated)
        .object("journals", each -> new TreeMap<>(journals).forEach(each::text))
        .text("kind", "installedBench")
        .text("rig", rig)
        .text("rigSha256", rigSha256)
        .object("versions", each -> new TreeMap<>(versions).forEach(each::text));
  }

  /** The word on disk and on paper. */
  public static String word(Standing standing) {
    return switch (standing) {
      case SHOWN -> "shown";
      case WRONG -> "wrong";
      case NOT_SHOWN -> "not shown";
      case NOT_THERE -> "no such instrument";
    };
  }
}
