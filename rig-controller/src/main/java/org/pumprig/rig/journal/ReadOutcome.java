package org.pumprig.rig.journal;

/** How a journal ends; whatever was shown to the visitor is verified in either case. */
public sealed interface ReadOutcome {
  /** What was read. */
  Extent extent();

  /** It ends with its final checkpoint: nothing is missing. */
  record Complete(Extent extent) implements ReadOutcome {}

  /**
   * It ends before its end: the process died, or the tail was cut off. Lines after the last
   * checkpoint may be missing without a trace.
   *
   * @param extent what was read
   * @param missingLines how many more lines the last checkpoint claims; 0: none that is known of
   * @param tornBytes bytes after the last complete batch, which were not shown
   * @param why in a sentence
   */
  record Cut(Extent extent, long missingLines, long tornBytes, String why) implements ReadOutcome {}
}
