package org.pumprig.rig.evidence;

import java.util.List;
import java.util.Optional;

/**
 * What verifying a pack found.
 *
 * @param problem the first thing that is wrong; empty if nothing is
 * @param keys ids of the keys that made every seal, sorted
 * @param runs how many runs the pack holds
 * @param depth how much of it was looked at
 * @param trusted whether a policy was given and met; without a policy a pack is consistent at best
 * @param said approvals and time stamps that are sound, a line each, for people
 */
public record PackCheck(
    Optional<String> problem,
    List<String> keys,
    int runs,
    Depth depth,
    boolean trusted,
    List<String> said) {
  /** Copies the lists. */
  public PackCheck {
    keys = List.copyOf(keys);
    said = List.copyOf(said);
  }

  static PackCheck wrong(String problem) {
    return new PackCheck(Optional.of(problem), List.of(), 0, Depth.SEALS, false, List.of());
  }
}
