package org.pumprig.rig.compare.table;

import java.util.List;
import java.util.SortedMap;

/**
 * What one method found.
 *
 * @param method which
 * @param sentence what it means, for people
 * @param cautions where it may mislead here
 * @param figures every number
 */
public record Finding(
    Method method, String sentence, List<String> cautions, SortedMap<String, Figure> figures) {
  /** Copies the list. */
  public Finding {
    cautions = List.copyOf(cautions);
  }

  static Finding of(Method method, String sentence, List<String> cautions, Figures figures) {
    return new Finding(method, sentence, cautions, figures.map());
  }

  /**
   * A method that the table doesn't allow.
   *
   * @param method which
   * @param reason why not, and what would allow it
   */
  public record Refusal(Method method, String reason) {}
}
