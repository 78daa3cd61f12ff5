package org.pumprig.rig.incident.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.EndReason;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.incident.Absence;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.Incident.NonSymptom;
import org.pumprig.rig.incident.Incident.Span;
import org.pumprig.rig.incident.Incident.Symptom;
import org.pumprig.rig.incident.SymptomCheck;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunFacts.CodeSeen;
import org.pumprig.rig.plan.Watch;

/**
 * A run beside an incident's picture, point by point.
 *
 * @param points what was compared
 * @param doubt why the run can't tell; empty: it can
 */
public record Match(List<Point> points, Optional<String> doubt) {
  /** Copies the list. */
  public Match {
    points = List.copyOf(points);
  }

  /**
   * One thing that was compared.
   *
   * @param symptom the incident's words
   * @param what such as {@code order of codes}
   */
  public record Point(String symptom, String what, String expected, String found, boolean held) {}

  /**
   * Compares a run.
   *
   * @param arm whose symptoms it is held against
   * @param watch the run's plan's
   */
  public static Match of(Incident incident, String arm, Watch watch, RunFacts facts) {
    List<Point> points = new ArrayList<>();
    for (Symptom symptom : incident.symptoms()) {
      if (symptom.arm().equals(arm)) {
        points.addAll(points(symptom, watch, facts));
      }
    }
    for (NonSymptom absent : incident.nonSymptoms()) {
      if (absent.arm().equals(arm)) {
        for (Absence what : absent.never()) {
          long count = what.count(watch, facts);
          String name = "no " + what.diskName();
          points.add(new Point(absent.text(), name, "0", Long.toString(count), count == 0));
        }
      }
    }
    return new Match(points, doubt(facts));
  }

  /** How many points are as in the incident. */
  public int held() {
    return (int) points.stream().filter(Point::held).count();
  }

  /** Whether every point is. */
  public boolean whole() {
    return held() == points.size();
  }

  /** A run that was cut short, or in which the rig was blind, may have shown more than was seen. */
  public static Optional<String> doubt(RunFacts facts) {
    Optional<EndReason> end = facts.course().end();
    if (end.isEmpty() || end.get() != EndReason.COMPLETED) {
      return Optional.of("the run didn't come to its end");
    }
    if (!facts.overflow().isEmpty() || !facts.unknownKinds().isEmpty()) {
      return Optional.of("its journal holds more than is kept or known here");
    }
    long until = facts.conduct().untilNanos().orElse(Long.MAX_VALUE);
    return facts.blind().stream()
        .filter(blind -> blind.fromNanos() < until)
        .findFirst()
        .map(blind -> "the rig was blind from " + time(blind.fromNanos()) + " of the run");
  }

  private static List<Point> points(Symptom symptom, Watch watch, RunFacts facts) {
    List<Point> points = new ArrayList<>();
    List<CodeSeen> seen = SymptomCheck.codes(watch, facts);
    List<String> codes = seen.stream().map(CodeSeen::code).toList();
    List<List<String>> wanted = symptom.codes();
    if (!wanted.isEmpty()) {
      boolean same = wanted.stream().allMatch(place -> place.stream().anyMatch(codes::contains));
      points.add(point(symptom, "codes", words(wanted), words(codes), same));
      boolean order = codes.size() >= wanted.size();
      for (int i = 0; i < wanted.size() && order; i++) {
        order = wanted.get(i).contains(codes.get(i));
      }
      points.add(point(symptom, "order of codes", words(wanted), words(codes), order));
    }
    symptom.firstCode().ifPresent(span -> points.add(first(symptom, span, seen, facts)));
    symptom
        .errors()
        .ifPresent(
            span ->
                points.add(
                    count(symptom, "connectivity errors", span, SymptomCheck.errors(facts))));
    symptom
        .alarms()
        .ifPresent(span -> points.add(count(symptom, "alarms", span, facts.conduct().alarms())));
    symptom
        .deviations()
        .ifPresent(
            span ->
                points.add(
                    count(symptom, "deviations of therapy", span, facts.therapy().deviations())));
    return points;
  }

  private static Point first(Symptom symptom, Span span, List<CodeSeen> seen, RunFacts facts) {
    String limits = time(span.least()) + " to " + time(span.most());
    OptionalLong after =
        seen.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(
                seen.getFirst().atNanos() - facts.course().entered(Phase.STRESS).orElse(0));
    return point(
        symptom,
        "first code since stress began",
        limits,
        after.isEmpty() ? "none" : time(after.getAsLong()),
        after.isPresent() && span.holds(after.getAsLong()));
  }

  private static Point count(Symptom symptom, String what, Span span, long value) {
    String limits =
        span.most() == Long.MAX_VALUE
            ? span.least() + " at least"
            : span.least() + " to " + span.most();
    return point(symptom, what, limits, Long.toString(value), span.holds(value));
  }

  private static Point point(
      Symptom symptom, String what, String expected, String found, boolean held) {
    return new Point(symptom.text(), what, expected, found, held);
  }

  private static String time(long nanos) {
    long millis = nanos / 1_000_000;
    return nanos < 0 ? "before it" : Quantity.DURATION.format(millis * 1_000_000);
  }

  private static String words(List<?> codes) {
    if (codes.isEmpty()) {
      return "none";
    }
    return String.join(
        " ",
        codes.stream()
            .map(
                each ->
                    each instanceof List<?> place
                        ? String.join("|", place.stream().map(String::valueOf).toList())
                        : String.valueOf(each))
            .toList());
  }
}
