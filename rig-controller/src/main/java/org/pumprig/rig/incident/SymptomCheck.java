package org.pumprig.rig.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.incident.Incident.NonSymptom;
import org.pumprig.rig.incident.Incident.Span;
import org.pumprig.rig.incident.Incident.Symptom;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Watch;

/** Whether runs show what an incident's file says they must, and nothing that they must not. */
public final class SymptomCheck {
  private static final long MILLION = 1_000_000;

  private SymptomCheck() {}

  /**
   * One symptom or non-symptom, and what was found of it.
   *
   * @param arm of the plan
   * @param text what the file says
   * @param symptom false: it must not show
   * @param held whether it is as it must be
   * @param found in words
   */
  public record Held(String arm, String text, boolean symptom, boolean held, String found) {}

  /**
   * Holds the runs of both arms against all that the incident expects; without runs nothing holds.
   *
   * @param watch the plan's: codes that it calls alarms are no system errors
   */
  public static List<Held> of(Incident incident, Watch watch, List<RunVerdict> runs) {
    return Stream.concat(
            incident.symptoms().stream().map(symptom -> held(symptom, watch, runs)),
            incident.nonSymptoms().stream().map(absent -> held(absent, watch, runs)))
        .toList();
  }

  private static List<RunFacts> ofArm(String arm, List<RunVerdict> runs) {
    return runs.stream().filter(run -> run.arm().equals(arm)).map(RunVerdict::facts).toList();
  }

  private static Held held(Symptom symptom, Watch watch, List<RunVerdict> runs) {
    List<RunFacts> of = ofArm(symptom.arm(), runs);
    var misses = new ArrayList<String>();
    for (RunFacts facts : of) {
      List<String> missing = missing(symptom, watch, facts);
      if (!missing.isEmpty()) {
        misses.add(facts.started().unit() + ": " + String.join(", ", missing));
      }
    }
    int showing = of.size() - misses.size();
    boolean held = !of.isEmpty() && showing * MILLION >= symptom.inRunsPpm() * of.size();
    String found = "in " + showing + " of " + of.size() + " runs";
    return new Held(
        symptom.arm(),
        symptom.text(),
        true,
        held,
        misses.isEmpty() ? found : found + "; " + String.join("; ", misses));
  }

  /** What a run doesn't show of a symptom. */
  public static List<String> missing(Symptom symptom, Watch watch, RunFacts facts) {
    var missing = new ArrayList<String>();
    List<CodeSeen> codes = codes(watch, facts);
    if (!symptom.codes().isEmpty()) {
      List<String> seen = codes.stream().map(CodeSeen::code).toList();
      if (!inOrder(symptom.codes(), seen)) {
        missing.add("codes " + (seen.isEmpty() ? "none" : String.join(" ", seen)));
      }
    }
    if (symptom.firstCode().isPresent() && !codes.isEmpty()) {
      long after = codes.getFirst().atNanos() - stress(facts);
      if (!symptom.firstCode().get().holds(after)) {
        missing.add("first code after " + Quantity.DURATION.format(after));
      }
    }
    symptom.errors().ifPresent(span -> count("errors", span, errors(facts), missing));
    symptom.alarms().ifPresent(span -> count("alarms", span, facts.conduct().alarms(), missing));
    symptom
        .deviations()
        .ifPresent(span -> count("deviations", span, facts.therapy().deviations(), missing));
    return missing;
  }

  private static void count(String what, Span span, long value, List<String> missing) {
    if (!span.holds(value)) {
      missing.add(what + " " + value);
    }
  }

  private static boolean inOrder(List<List<String>> wanted, List<String> seen) {
    if (seen.size() < wanted.size()) {
      return false;
    }
    for (int i = 0; i < wanted.size(); i++) {
      if (!wanted.get(i).contains(seen.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Each system error code once, watched or not, in the order seen; no alarms. */
  public static List<CodeSeen> codes(Watch watch, RunFacts facts) {
    var first = new java.util.LinkedHashMap<String, CodeSeen>();
    Stream.concat(facts.codes().stream(), facts.unexpected().stream())
        .filter(seen -> !watch.alarms().contains(seen.code()))
        .sorted(java.util.Comparator.comparingLong(CodeSeen::atNanos))
        .forEach(seen -> first.putIfAbsent(seen.code(), seen));
    return List.copyOf(first.values());
  }

  /** Connectivity errors since stress began, up to the first watched code or the check phase. */
  public static long errors(RunFacts facts) {
    OptionalLong until =
        facts.errors().atTrip().isPresent() ? facts.errors().atTrip() : facts.errors().atCheck();
    return until.orElse(facts.errors().total()) - facts.errors().atStress().orElse(0);
  }

  private static long stress(RunFacts facts) {
    return facts.course().entered(Phase.STRESS).orElse(0);
  }

  private static Held held(NonSymptom absent, Watch watch, List<RunVerdict> runs) {
    List<RunFacts> of = ofArm(absent.arm(), runs);
    var seen = new ArrayList<String>();
    for (RunFacts facts : of) {
      for (Absence what : absent.never()) {
        long count = what.count(watch, facts);
        if (count > 0) {
          seen.add(facts.started().unit() + ": " + what.diskName() + " " + count);
        }
      }
    }
    String found = seen.isEmpty() ? "in none of " + of.size() + " runs" : String.join("; ", seen);
    return new Held(absent.arm(), absent.text(), false, !of.isEmpty() && seen.isEmpty(), found);
  }
}
