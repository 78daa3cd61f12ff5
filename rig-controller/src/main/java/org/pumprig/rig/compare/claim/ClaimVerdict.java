package org.pumprig.rig.compare.claim;

import java.util.List;
import org.pumprig.rig.event.Named;

/** The verdict on a whole claim. */
public enum ClaimVerdict implements Named {
  /** All four parts are shown. */
  BETTER("better", "better"),
  /** The same, while units share faults: it holds for what they shared, on this bench. */
  LIMITED("betterLimited", "better, limited to what the units shared"),
  /** The old firmware fails, and at least one part could have been shown and isn't. */
  NOT_BETTER("notBetter", "not better"),
  /** The test can't tell. */
  INCONCLUSIVE("inconclusive", "inconclusive");

  private final String onDisk;
  private final String words;

  ClaimVerdict(String onDisk, String words) {
    this.onDisk = onDisk;
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }

  /**
   * From the parts: where the old firmware doesn't fail, nothing else counts.
   *
   * @param tied whether units share faults; then pumps are no independent sample of others
   */
  static ClaimVerdict of(List<PartResult> parts, boolean tied) {
    if (parts.stream()
        .anyMatch(p -> p.part() == Part.BEFORE_FAILS && p.standing() != Standing.SHOWN)) {
      return INCONCLUSIVE;
    }
    if (parts.stream().allMatch(part -> part.standing() == Standing.SHOWN)) {
      return tied ? LIMITED : BETTER;
    }
    boolean refused =
        parts.stream()
            .map(PartResult::standing)
            .anyMatch(s -> s == Standing.NOT_SHOWN || s == Standing.CONTRADICTED);
    return refused ? NOT_BETTER : INCONCLUSIVE;
  }
}
