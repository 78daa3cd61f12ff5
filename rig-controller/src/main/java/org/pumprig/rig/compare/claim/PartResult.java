package org.pumprig.rig.compare.claim;

import java.util.List;

/**
 * One part, judged.
 *
 * @param part which
 * @param standing how it stands
 * @param sentence why
 * @param evidence what it rests on
 * @param cautions where that may mislead
 */
public record PartResult(
    Part part, Standing standing, String sentence, List<Evidence> evidence, List<String> cautions) {
  /** Copies the lists. */
  public PartResult {
    evidence = List.copyOf(evidence);
    cautions = List.copyOf(cautions);
  }

  static PartResult untestable(Part part, String why) {
    return new PartResult(part, Standing.UNTESTABLE, why, List.of(), List.of());
  }

  PartResult heldBack(String why) {
    return new PartResult(part, Standing.NOT_SHOWN, sentence + " " + why, evidence, cautions);
  }
}
