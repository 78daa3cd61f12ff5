package org.pumprig.rig.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was planned and how it was done, as plan and journals tell it.
 *
 * @param criteria what each requirement is judged by
 * @param design arms, units, replicates, phases: what the plan fixed
 * @param units what each unit said it is, in each arm
 * @param begins when each run began
 * @param log the log books of all runs: notes, deviations, invalidations, retests, triage
 * @param approvals who signed the plan before the first run
 * @param notApproved why that is no approval; empty: it is one
 * @param bench instruments and clock, as the journals tell
 */
public record Proceedings(
    List<CriterionLine> criteria,
    List<DesignLine> design,
    List<UnitSeen> units,
    List<Begin> begins,
    List<LogLine> log,
    List<Signed> approvals,
    Optional<String> notApproved,
    BenchSeen bench) {
  /** Of a report whose journals aren't at hand. */
  public static final Proceedings NONE =
      new Proceedings(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Optional.empty());

  /** Of runs whose journals tell nothing of instruments and clock. */
  public Proceedings(
      List<CriterionLine> criteria,
      List<DesignLine> design,
      List<UnitSeen> units,
      List<Begin> begins,
      List<LogLine> log,
      List<Signed> approvals,
      Optional<String> notApproved) {
    this(criteria, design, units, begins, log, approvals, notApproved, BenchSeen.NONE);
  }

  /** Copies the lists. */
  public Proceedings {
    criteria = List.copyOf(criteria);
    design = List.copyOf(design);
    units = List.copyOf(units);
    begins = List.copyOf(begins);
    log = List.copyOf(log);
    approvals = List.copyOf(approvals);
  }

  /** What a requirement is judged by, in words. */
  public record CriterionLine(String requirementId, String words) {}

  /** Something that the plan fixed. */
  public record DesignLine(String what, String words) {}

  /**
   * What a unit said it is.
   *
   * @param serial of the unit
   * @param arm in which it ran
   * @param firmware version that it told; empty: it told none
   * @param digest SHA-256 of the firmware, lower-case hex; empty: unknown
   * @param howRead from where this is known
   */
  public record UnitSeen(
      String serial, String arm, String firmware, String digest, String howRead) {}

  /** When a run began, by the rig's wall clock. */
  public record Begin(String runId, Instant time) {}

  /**
   * An entry of a log book.
   *
   * @param runId the run
   * @param kind such as {@code deviation}
   * @param by who wrote it, as they say
   * @param time when it was journalled
   * @param text what they wrote
   * @param late whether it was written after the run's end
   */
  public record LogLine(
      String runId, String kind, String by, Instant time, String text, boolean late) {}

  /** A signature under the plan. */
  public record Signed(String name, String role, String time, String key) {}

  /** When the last run began; empty: no run is known. */
  public Optional<Instant> lastBegin() {
    return begins.stream().map(Begin::time).max(Instant::compareTo);
  }

  Optional<Instant> firstBegin() {
    return begins.stream().map(Begin::time).min(Instant::compareTo);
  }
}
