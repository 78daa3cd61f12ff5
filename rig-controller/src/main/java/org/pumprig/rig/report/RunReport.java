package org.pumprig.rig.report;

import java.util.List;

/**
 * One run: what was done to the unit, what it did, and where that is written. Times are nanoseconds
 * since the start of the run, ascending in every list.
 *
 * @param id of the run
 * @param arm name of the arm
 * @param unit serial number
 * @param outcome the worst verdict of the run
 * @param durationNanos from start to end
 * @param phases back to back or with gaps
 * @param faults in order of their request
 * @param errors running total of connectivity errors; a step line
 * @param errorsLowerBound true when the total is "at least"
 * @param measuredFlow flow as the independent witness saw it
 * @param programmedFlow steps of the programmed rate; 0 when cleared
 * @param marks events to point at
 * @param blind stretches in which the rig could not have seen
 * @param trips each watchdog code with its response times
 * @param evidence the files the run was judged from
 */
public record RunReport(
    String id,
    String arm,
    String unit,
    Outcome outcome,
    long durationNanos,
    List<Phase> phases,
    List<FaultWindow> faults,
    List<ErrorCount> errors,
    boolean errorsLowerBound,
    List<Flow> measuredFlow,
    List<Flow> programmedFlow,
    List<RunMark> marks,
    List<Blind> blind,
    List<TripResponse> trips,
    List<EvidenceFile> evidence) {
  public RunReport {
    phases = List.copyOf(phases);
    faults = List.copyOf(faults);
    errors = List.copyOf(errors);
    measuredFlow = List.copyOf(measuredFlow);
    programmedFlow = List.copyOf(programmedFlow);
    marks = List.copyOf(marks);
    blind = List.copyOf(blind);
    trips = List.copyOf(trips);
    evidence = List.copyOf(evidence);
  }

  /** A named phase of the plan. */
  public record Phase(String name, long fromNanos, long toNanos) {}

  /** The running total of connectivity errors from a moment on. */
  public record ErrorCount(long atNanos, long total) {}

  /** A flow at a moment. */
  public record Flow(long atNanos, long microlitresPerHour) {}

  /** A stretch in which a channel was blind. */
  public record Blind(long fromNanos, long toNanos, String channel, String reason) {}

  /**
   * A file of the run.
   *
   * @param path relative to the run directory
   * @param bytes its size
   * @param sha256 lower-case hex
   */
  public record EvidenceFile(String path, long bytes, String sha256) {}
}
