package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;

/**
 * The plan's claim in the report, or that it states none.
 *
 * @param verdict in words
 * @param sentence why
 * @param parts empty: the plan states no claim and the comparison is exploratory
 * @param limits what limits the claim
 * @param forest its endpoints, drawn
 * @param deviations changes of the plan after the runs began
 * @param looks what the planned looks show
 * @param beside what other runs beside the campaign show
 */
public record ClaimView(
    String verdict,
    String sentence,
    List<Part> parts,
    List<String> limits,
    Optional<ForestPlot> forest,
    List<String> deviations,
    Optional<LookView> looks,
    List<Beside> beside) {
  /** Copies the lists. */
  public ClaimView {
    deviations = List.copyOf(deviations);
    parts = List.copyOf(parts);
    limits = List.copyOf(limits);
    beside = List.copyOf(beside);
  }

  /**
   * What runs beside the campaign show, which changes no verdict.
   *
   * @param question what was asked
   * @param answer in a word or two
   * @param lines why, and what may mislead
   */
  public record Beside(String question, String answer, List<String> lines) {
    /** Copies the list. */
    public Beside {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One part.
   *
   * @param title what it claims
   * @param standing how it stands
   * @param lines why, and what may mislead
   */
  public record Part(String title, String standing, List<String> lines) {
    /** Copies the list. */
    public Part {
      lines = List.copyOf(lines);
    }
  }
}
