package org.pumprig.rig.report;

import java.util.List;

/**
 * What the journals say of the bench: instruments of the register, and the rig's clock.
 *
 * @param instruments in the order of their ids
 * @param clocks one for each run whose journal tells of the clock
 * @param checks one for each run whose journal tells of self-checks
 * @param drifts of instruments, by what people brought to them, run by run as they were made
 * @param environment on what the rig ran
 */
public record BenchSeen(
    List<Instrument> instruments,
    List<Clock> clocks,
    List<Check> checks,
    List<Drift> drifts,
    List<Fact> environment) {
  /** Nothing. */
  public static final BenchSeen NONE =
      new BenchSeen(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public BenchSeen {
    instruments = List.copyOf(instruments);
    clocks = List.copyOf(clocks);
    checks = List.copyOf(checks);
    drifts = List.copyOf(drifts);
    environment = List.copyOf(environment);
  }

  /**
   * An instrument on which runs rest.
   *
   * @param id in the register
   * @param what kind and serial number
   * @param usedFor what it did, with the unit
   * @param certificate empty: none
   * @param calibrated day of its calibration; empty: none
   * @param due last day; empty: it needs none
   * @param uncertainty as the certificate states it; empty: not stated
   * @param runs how many rest on it
   * @param accepted who let it count although it wasn't in date, and why; empty: it was
   */
  public record Instrument(
      String id,
      String what,
      String usedFor,
      String certificate,
      String calibrated,
      String due,
      String uncertainty,
      int runs,
      List<String> accepted) {
    /** Copies the list. */
    public Instrument {
      accepted = List.copyOf(accepted);
    }
  }

  /**
   * Something that the rig ran on.
   *
   * @param what such as {@code Kernel}
   * @param words what it was
   * @param runs in how many
   */
  public record Fact(String what, String words, int runs) {}

  /**
   * The self-checks around a run.
   *
   * @param runId the run
   * @param before what was found before it
   * @param after what was found after it
   * @param doubtful whether something was not as it should be, or not tried at the end
   */
  public record Check(String runId, String before, String after, boolean doubtful) {}

  /**
   * By how much an instrument was off in a run.
   *
   * @param runId the run
   * @param unit beside which it stands
   * @param what by which it was tried, such as {@code check weight}
   * @param first by how much the run's first one was off
   * @param last the last one; empty: there was one only
   * @param sinceBefore how far the first one lies from the last one of the run before; empty: none
   *     was tried before
   */
  public record Drift(
      String runId, String unit, String what, String first, String last, String sinceBefore) {}

  /**
   * The rig's clock during a run.
   *
   * @param runId the run
   * @param words what is known of it
   * @param doubtful whether times of the wall clock are in doubt
   */
  public record Clock(String runId, String words, boolean doubtful) {}
}
