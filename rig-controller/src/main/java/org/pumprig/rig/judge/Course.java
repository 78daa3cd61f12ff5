package org.pumprig.rig.judge;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.RunFacts.PhaseMark;

/**
 * The course of a run. Times are run time, nanoseconds.
 *
 * @param phases in the order entered
 * @param end why it ended; empty if the journal stops before
 * @param safe whether every fault was shown to be gone at the end
 * @param abortReason why somebody or something asked for the safe state
 * @param epochs lives of the process
 * @param attendedUntilNanos until when the run went its planned way: to the first request to abort,
 *     to the death of a process that nobody resumed, or to the end
 * @param lastNanos of the last record
 * @param cut why the journal is not whole; empty if it is
 */
public record Course(
    List<PhaseMark> phases,
    Optional<EndReason> end,
    boolean safe,
    Optional<String> abortReason,
    long epochs,
    long attendedUntilNanos,
    long lastNanos,
    Optional<String> cut) {
  /** Copies the list. */
  public Course {
    phases = List.copyOf(phases);
  }

  /** When a phase was entered. */
  public OptionalLong entered(Phase phase) {
    return phases.stream()
        .filter(mark -> mark.phase() == phase)
        .mapToLong(PhaseMark::atNanos)
        .findFirst();
  }
}
