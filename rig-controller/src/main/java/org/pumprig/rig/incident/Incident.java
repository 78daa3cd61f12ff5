package org.pumprig.rig.incident;

import java.util.List;
import java.util.Optional;

/**
 * One incident.
 *
 * @param file its file, for messages and to resolve {@code plan}
 * @param id letters, digits, {@code . _ -}
 * @param title one line for people
 * @param source where it is told
 * @param confidence what the mechanism rests on
 * @param trigger what set it off
 * @param timeline how it went on from there
 * @param plan path of the plan that provokes it, from the file's folder; the plan names the rig
 * @param symptoms what must show
 * @param nonSymptoms what must not
 * @param notReproduced what of the incident the plan doesn't do
 */
public record Incident(
    String file,
    String id,
    String title,
    List<String> source,
    Confidence confidence,
    String trigger,
    String timeline,
    String plan,
    List<Symptom> symptoms,
    List<NonSymptom> nonSymptoms,
    List<String> notReproduced) {
  /** Copies the lists. */
  public Incident {
    source = List.copyOf(source);
    symptoms = List.copyOf(symptoms);
    nonSymptoms = List.copyOf(nonSymptoms);
    notReproduced = List.copyOf(notReproduced);
  }

  /** The same without limits for times; a symptom that has nothing else is left out. */
  public Incident untimed() {
    return new Incident(
        file,
        id,
        title,
        source,
        confidence,
        trigger,
        timeline,
        plan,
        symptoms.stream().map(Symptom::untimed).filter(Symptom::says).toList(),
        nonSymptoms,
        notReproduced);
  }

  /**
   * What runs of an arm must show.
   *
   * @param arm of the plan
   * @param text for people
   * @param codes system error codes in their order; at each place those that may stand there
   * @param firstCode when the first of them is seen, since stress began, nanoseconds
   * @param errors connectivity errors since stress began, up to the first watched code, else up to
   *     the check phase
   * @param alarms of the nurse-call contact before a trip and before the check phase
   * @param deviations windows of the therapy outside their limits
   * @param inRunsPpm share of the arm's runs that must show all of it, in millionths
   */
  public record Symptom(
      String arm,
      String text,
      List<List<String>> codes,
      Optional<Span> firstCode,
      Optional<Span> errors,
      Optional<Span> alarms,
      Optional<Span> deviations,
      long inRunsPpm) {
    /** Copies the lists. */
    public Symptom {
      codes = codes.stream().map(List::copyOf).toList();
    }

    private Symptom untimed() {
      return new Symptom(arm, text, codes, Optional.empty(), errors, alarms, deviations, inRunsPpm);
    }

    private boolean says() {
      return !codes.isEmpty() || errors.isPresent() || alarms.isPresent() || deviations.isPresent();
    }
  }

  /** Limits, both included. */
  public record Span(long least, long most) {
    /** Whether a value lies within. */
    public boolean holds(long value) {
      return value >= least && value <= most;
    }
  }

  /** What no run of an arm may show. */
  public record NonSymptom(String arm, String text, List<Absence> never) {
    /** Copies the list. */
    public NonSymptom {
      never = List.copyOf(never);
    }
  }
}
