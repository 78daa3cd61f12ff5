package org.pumprig.rig.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.compare.PlanDeviation;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanDifference;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The plan that counts: the one kept with the run that began first. Others are told as deviations,
 * and refused if they ask for other things to be done.
 *
 * @param plan it
 * @param deviation the others
 */
record RulingPlan(Plan plan, Optional<PlanDeviation> deviation) {

  /**
   * From runs, and from a plan file that is held against theirs.
   *
   * @throws CommandProblem if what was done to the pumps is not of one plan
   * @throws InputProblem if the file is no plan
   */
  static RulingPlan of(List<JudgedRun> runs, Optional<Path> file)
      throws CommandProblem, InputProblem {
    JudgedRun first =
        runs.stream()
            .min(Comparator.comparingLong(run -> run.begin().wallMicros()))
            .orElseThrow(() -> new CommandProblem("there is no run."));
    List<PlanDeviation.Other> others = new ArrayList<>(later(first, runs));
    if (file.isPresent()) {
      byte[] given = InputFile.read(file.get());
      String digest = ContentDigest.hex(given);
      if (!digest.equals(first.plan().digest())) {
        others.add(
            new PlanDeviation.Other(
                String.valueOf(file.get().getFileName()),
                digest,
                against(first, file.get().toString(), given)));
      }
    }
    return new RulingPlan(
        first.plan(),
        others.isEmpty()
            ? Optional.empty()
            : Optional.of(new PlanDeviation(first.plan().digest(), others)));
  }

  private static List<PlanDeviation.Other> later(JudgedRun first, List<JudgedRun> runs)
      throws CommandProblem, InputProblem {
    Map<String, List<JudgedRun>> byPlan = new LinkedHashMap<>();
    for (JudgedRun run : runs) {
      byPlan.computeIfAbsent(run.plan().digest(), d -> new ArrayList<>()).add(run);
    }
    byPlan.remove(first.plan().digest());
    List<PlanDeviation.Other> others = new ArrayList<>();
    for (List<JudgedRun> group : byPlan.values()) {
      JudgedRun one = group.getFirst();
      PlanDifference difference = against(first, one.header().runId(), bytes(one));
      refuseOtherDoings(first, one, difference);
      String where = "the plan of run " + one.header().runId();
      int more = group.size() - 1;
      others.add(
          new PlanDeviation.Other(
              more == 0 ? where : where + " and " + more + " more",
              one.plan().digest(),
              difference));
    }
    return others;
  }

  private static void refuseOtherDoings(JudgedRun first, JudgedRun one, PlanDifference difference)
      throws CommandProblem {
    List<PlanDifference.Change> done = difference.inWhatIsDone().changes();
    if (!done.isEmpty()) {
      PlanDifference.Change change = done.getFirst();
      throw new CommandProblem(
          "runs %s and %s are of different plans, which do different things to the pumps: %s is %s in one and %s in the other; give runs of one plan."
              .formatted(
                  first.header().runId(),
                  one.header().runId(),
                  change.key(),
                  change.first().orElse("missing"),
                  change.second().orElse("missing")));
    }
  }

  private static PlanDifference against(JudgedRun first, String name, byte[] other)
      throws InputProblem {
    return PlanDifference.between("plan.yaml", bytes(first), name, other);
  }

  private static byte[] bytes(JudgedRun run) {
    return run.begin().planText().getBytes(StandardCharsets.UTF_8);
  }
}
