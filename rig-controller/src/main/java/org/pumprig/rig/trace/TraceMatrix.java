package org.pumprig.rig.trace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.plan.Hazard;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;

/**
 * Requirement, hazard, plan step, run, verdict, raw file and digest.
 *
 * @param plan the plan that was run
 * @param items requirements from outside; empty: the plan's own are all that is known
 * @param links a line for each requirement, run and file
 * @param gaps where the chain is broken, a sentence each
 */
public record TraceMatrix(Plan plan, List<SourceItem> items, List<Link> links, List<String> gaps) {
  /** Copies the lists. */
  public TraceMatrix {
    items = List.copyOf(items);
    links = List.copyOf(links);
    gaps = List.copyOf(gaps);
  }

  /**
   * A run that was judged, and its files.
   *
   * @param runId of it
   * @param unit of it
   * @param arm of it
   * @param results verdicts
   * @param files what it was judged from
   */
  public record TracedRun(
      String runId, String unit, String arm, List<RequirementResult> results, List<RawFile> files) {
    /** Copies the lists. */
    public TracedRun {
      results = List.copyOf(results);
      files = List.copyOf(files);
    }
  }

  /** A file with its digest. */
  public record RawFile(String path, String sha256) {}

  /**
   * One line; what isn't there is empty.
   *
   * @param requirement its id
   * @param hazards ids
   * @param control how the requirement controls them
   * @param planStep what the plan does for it
   * @param run which
   * @param unit of the run
   * @param arm of the run
   * @param verdict in words
   * @param file below the runs' folder
   * @param sha256 of it
   */
  public record Link(
      String requirement,
      List<String> hazards,
      String control,
      String planStep,
      String run,
      String unit,
      String arm,
      String verdict,
      String file,
      String sha256) {
    /** Copies the list. */
    public Link {
      hazards = List.copyOf(hazards);
    }
  }

  /** Joins what a plan asks for, what documents ask for, and what runs found. */
  public static TraceMatrix of(Plan plan, List<SourceItem> items, List<TracedRun> runs) {
    var links = new ArrayList<Link>();
    for (Requirement requirement : plan.requirements()) {
      for (TracedRun run : runs) {
        links.addAll(links(requirement, item(items, requirement.id()), run));
      }
    }
    return new TraceMatrix(plan, items, links, gaps(plan, items, runs));
  }

  private static Optional<SourceItem> item(List<SourceItem> items, String id) {
    return items.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private static List<Link> links(
      Requirement requirement, Optional<SourceItem> item, TracedRun run) {
    String verdict =
        result(run, requirement.id())
            .map(one -> one.verdict().map(each -> each.onDisk()).orElse("notExercised"))
            .orElse("notJudged");
    var files = new ArrayList<>(run.files());
    if (files.isEmpty()) {
      files.add(new RawFile("", ""));
    }
    return files.stream()
        .map(
            file ->
                new Link(
                    requirement.id(),
                    requirement.hazards(),
                    item.map(SourceItem::control).orElse(""),
                    "criterion " + requirement.criterion().kind(),
                    run.runId(),
                    run.unit(),
                    run.arm(),
                    verdict,
                    file.path().isEmpty() ? "" : run.runId() + "/" + file.path(),
                    file.sha256()))
        .toList();
  }

  private static Optional<RequirementResult> result(TracedRun run, String id) {
    return run.results().stream().filter(one -> one.requirementId().equals(id)).findFirst();
  }

  private static List<String> gaps(Plan plan, List<SourceItem> items, List<TracedRun> runs) {
    var gaps = new ArrayList<String>();
    var planned = new LinkedHashSet<String>();
    plan.requirements().forEach(one -> planned.add(one.id()));
    for (SourceItem item : items) {
      if (!planned.contains(item.id())) {
        gaps.add(item.id() + " (" + item.where() + ") is not tested by this plan");
      }
      if (item.hazards().isEmpty()) {
        gaps.add(item.id() + " (" + item.where() + ") controls no hazard");
      }
    }
    for (Requirement requirement : plan.requirements()) {
      gaps.addAll(gaps(requirement, items, runs));
    }
    for (Hazard hazard : plan.hazards()) {
      if (plan.requirements().stream().noneMatch(one -> one.hazards().contains(hazard.id()))) {
        gaps.add(hazard.id() + " is controlled by no requirement of the plan");
      }
    }
    for (TracedRun run : runs) {
      if (run.files().isEmpty()) {
        gaps.add("run " + run.runId() + " has no raw file");
      }
    }
    return gaps;
  }

  private static List<String> gaps(
      Requirement requirement, List<SourceItem> items, List<TracedRun> runs) {
    var gaps = new ArrayList<String>();
    Optional<SourceItem> item = item(items, requirement.id());
    if (!items.isEmpty() && item.isEmpty()) {
      gaps.add(requirement.id() + " of the plan stands in no requirements document");
    }
    item.filter(one -> !one.text().equals(requirement.text()))
        .ifPresent(
            one ->
                gaps.add(requirement.id() + " reads otherwise in the plan than at " + one.where()));
    item.filter(one -> !one.hazards().equals(requirement.hazards()))
        .ifPresent(
            one ->
                gaps.add(
                    "%s controls %s in the plan and %s at %s"
                        .formatted(
                            requirement.id(), requirement.hazards(), one.hazards(), one.where())));
    if (runs.stream()
        .noneMatch(
            run -> result(run, requirement.id()).flatMap(RequirementResult::verdict).isPresent())) {
      gaps.add(requirement.id() + " was exercised by no run");
    }
    return gaps;
  }
}
