package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.fault.FaultSpec;

/**
 * One fault's life as the journal tells it. Times are run time, nanoseconds; empty: not seen.
 *
 * @param id the fault's id
 * @param name its kind
 * @param parameters its parameters as text
 * @param target unit or {@code gateway}
 * @param plannedNanos planned start
 * @param durationNanos planned length
 * @param requestedNanos when the run asked for it
 * @param appliedNanos when the back end had done it
 * @param provenNanos when a witness first showed that it acts
 * @param witness which witness
 * @param revertedNanos when the back end had taken it back
 * @param recoveredNanos the first exchange after it
 * @param unprovenNanos when it was given up to prove it
 * @param failedNanos when the back end first failed to do what was asked
 * @param problem why it is unproven or failed
 * @param shared the thing that units share on which it acts, and its id in all their runs; empty:
 *     the unit's own
 * @param away what the rig's access point told of the unit meanwhile
 */
public record FaultFacts(
    String id,
    String name,
    String parameters,
    String target,
    long plannedNanos,
    long durationNanos,
    OptionalLong requestedNanos,
    OptionalLong appliedNanos,
    OptionalLong provenNanos,
    Optional<String> witness,
    OptionalLong revertedNanos,
    OptionalLong recoveredNanos,
    OptionalLong unprovenNanos,
    OptionalLong failedNanos,
    Optional<String> problem,
    Optional<FaultSpec.Shared> shared,
    Away away) {

  /**
   * When the rig's access point said that the unit went and came.
   *
   * @param goneNanos first went, between the fault's request and its end; empty: nobody said so
   * @param backNanos first came after that, with its keys; if nobody said that it went, since the
   *     request
   */
  public record Away(OptionalLong goneNanos, OptionalLong backNanos) {
    /** Nothing was told. */
    public static final Away NOT_TOLD = new Away(OptionalLong.empty(), OptionalLong.empty());
  }

  /** Whether a witness showed that it acts, and the back end did all that was asked. */
  public boolean counts() {
    return provenNanos.isPresent() && failedNanos.isEmpty();
  }

  /** When it was known that it doesn't count; empty if it counts or nothing was known. */
  public OptionalLong problemNanos() {
    return failedNanos.isPresent() ? failedNanos : unprovenNanos;
  }
}
