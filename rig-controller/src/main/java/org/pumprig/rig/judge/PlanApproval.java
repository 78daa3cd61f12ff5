package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.json.FieldSink;

/**
 * Whether a plan was approved before it was run: what isn't, is exploratory, whatever it finds.
 *
 * @param signatures who signed it before, sorted
 * @param missing why that is no approval; empty: it is one
 */
public record PlanApproval(List<Signature> signatures, Optional<String> missing) {
  /** What is known of runs that nobody looked at. */
  public static final PlanApproval NONE = without("no approval of the plan lies with the runs");

  /**
   * Whose signature.
   *
   * @param name of the person, as the person says
   * @param role tester, reviewer or approver
   * @param time when, ISO 8601
   * @param key fingerprint
   */
  public record Signature(String name, String role, String time, String key) {
    private String words() {
      return name + " (" + role + ", " + time + ")";
    }
  }

  /** Copies the list. */
  public PlanApproval {
    signatures = List.copyOf(signatures);
  }

  /** Nobody's, and why. */
  public static PlanApproval without(String why) {
    return new PlanApproval(List.of(), Optional.of(why));
  }

  /** What holds for all runs together: one that isn't approved makes the whole exploratory. */
  public static PlanApproval ofAll(List<PlanApproval> runs) {
    if (runs.isEmpty()) {
      return NONE;
    }
    var signatures = new LinkedHashSet<Signature>();
    for (PlanApproval run : runs) {
      if (run.missing().isPresent()) {
        return run;
      }
      signatures.addAll(run.signatures());
    }
    return new PlanApproval(new ArrayList<>(signatures), Optional.empty());
  }

  /** Whether the plan was approved. */
  public boolean approved() {
    return missing.isEmpty();
  }

  /** Who approved it and when, in one line; empty if nobody did. */
  public String by() {
    return approved() ? String.join(", ", signatures.stream().map(Signature::words).toList()) : "";
  }

  /** The same for people. */
  public String sentence() {
    return missing
        .map(why -> "EXPLORATORY: " + why + ".")
        .orElseGet(() -> "Plan approved before the runs: " + by() + ".");
  }

  /** The members of an object. */
  public void write(FieldSink out) {
    out.flag("approved", approved());
    out.objects(
        "signatures",
        signatures,
        (one, inner) ->
            inner
                .text("key", one.key())
                .text("name", one.name())
                .text("role", one.role())
                .text("time", one.time()));
    missing.ifPresent(why -> out.text("why", why));
  }
}
