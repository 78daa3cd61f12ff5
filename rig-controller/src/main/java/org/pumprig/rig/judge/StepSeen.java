package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A step that the plan asked of a person, as the journal tells it.
 *
 * @param id its id in the plan
 * @param text what was to be done
 * @param askedNanos run time at which it was asked for
 * @param by who answered
 * @param entry what they entered; empty: nothing
 * @param photo file in the run's directory; empty: none
 * @param confirmedAfterNanos from the question to the answer and the effects; empty: not confirmed
 * @param missing what was missing, or why it wasn't asked for
 * @param skipped whether it wasn't asked for
 * @param reads what the entry is a reading of; empty: of nothing
 */
public record StepSeen(
    String id,
    String text,
    long askedNanos,
    Optional<String> by,
    String entry,
    String photo,
    OptionalLong confirmedAfterNanos,
    Optional<String> missing,
    boolean skipped,
    String reads) {}
