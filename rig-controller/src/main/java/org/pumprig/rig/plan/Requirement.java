package org.pumprig.rig.plan;

import java.util.List;

/**
 * What a unit must do, and how that is judged.
 *
 * @param id the requirement's name in verdicts and reports
 * @param text the requirement, for people
 * @param hazards ids of the hazards that it controls; at least one
 * @param criterion how it is judged
 */
public record Requirement(String id, String text, List<String> hazards, Criterion criterion) {
  /** Copies the list. */
  public Requirement {
    hazards = List.copyOf(hazards);
  }
}
