package org.pumprig.rig.compare.baseline;

/** What a look back at an earlier campaign says about the bench. */
public enum Drift {
  /** The same firmware behaves differently now: bench, units or surroundings have changed. */
  DRIFTED,
  /** Shown to be the same within the margin. */
  WITHIN_MARGIN,
  /** No difference is shown, nor that there is none. */
  UNDECIDED
}
