package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.match.Match;
import org.pumprig.rig.incident.minimise.Bench;
import org.pumprig.rig.incident.minimise.BenchOver;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.rundir.VerifiedRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;

/**
 * Schedules on the units of a rig in real time: each trial is a campaign of one arm with all units
 * at once, kept as evidence. Answers of one trial are those of as many repeats as there are units.
 */
final class RealTrials implements Bench {
  private final Path planFile;
  private final Optional<Path> rigFile;
  private final PlanDraft draft;
  private final Arm arm;
  private final List<String> serials;
  private final RealBudget.Limits limits;
  private final Path folder;
  private final Terminal terminal;
  private final Map<List<DraftFault>, List<Map<String, Boolean>>> known = new HashMap<>();
  private final long beganMicros = SystemScheduler.wallClockMicros();
  private long restarts;
  private int trials;

  /**
   * @param folder new, for the trials' directories
   */
  RealTrials(
      Path planFile,
      Optional<Path> rigFile,
      Inputs inputs,
      PlanDraft draft,
      Arm arm,
      RealBudget.Limits limits,
      Path folder,
      Terminal terminal) {
    this.planFile = planFile;
    this.rigFile = rigFile;
    this.draft = draft;
    this.arm = arm;
    this.serials = inputs.plan().units().serials(inputs.rig());
    this.limits = limits;
    this.folder = folder;
    this.terminal = terminal;
  }

  @Override
  public boolean trips(List<DraftFault> faults, int repeat) throws InputProblem, BenchOver {
    List<Map<String, Boolean>> rounds =
        known.computeIfAbsent(List.copyOf(faults), _ -> new ArrayList<>());
    while (rounds.size() <= repeat / serials.size()) {
      rounds.add(round(faults));
    }
    return Boolean.TRUE.equals(
        rounds.get(repeat / serials.size()).get(serials.get(repeat % serials.size())));
  }

  private Map<String, Boolean> round(List<DraftFault> faults) throws InputProblem, BenchOver {
    draft.read(draft.with(faults)); // a fault that became too small isn't run
    long spent = (SystemScheduler.wallClockMicros() - beganMicros) * 1_000;
    limits.require(spent, draft.plan().phases().runNanos(), restarts, serials.size());
    restarts += serials.size();
    trials++;
    Path trial = folder.resolve("%04d".formatted(trials));
    terminal
        .people()
        .println(
            "Trial %d, %d faults, %s at most: %s"
                .formatted(
                    trials,
                    faults.size(),
                    DraftFault.time(draft.plan().phases().runNanos()),
                    trial));
    terminal.people().flush();
    try {
      return run(faults, trial);
    } catch (IOException | CommandProblem broken) {
      throw new BenchOver("trial " + trial + " could not be run: " + broken.getMessage());
    }
  }

  private Map<String, Boolean> run(List<DraftFault> faults, Path trial)
      throws IOException, InputProblem, CommandProblem, BenchOver {
    Path plan = trial.resolve("plan.yaml");
    DraftFile.write(
        plan, draft, faults, planFile, rigFile, "-trial", "A step of minimising", List.of());
    CampaignDirectory directory = CampaignDirectory.create(trial.resolve("campaign"));
    Inputs inputs = Inputs.read(plan, rigFile, Optional.empty());
    var prepared =
        new RealRun.Prepared(
            inputs,
            Campaign.ofArm(inputs.plan(), inputs.rig(), arm.name()),
            directory,
            OutputPath.campaignId(inputs.plan().planId()),
            Optional.of(arm.name()));
    int code = session(prepared);
    if (code == Exit.ABORTED) {
      throw new BenchOver("trial " + trial + " was broken off");
    }
    var answers = new HashMap<String, Boolean>();
    for (Path run : directory.runs()) {
      RunFacts facts = VerifiedRun.read(run).verdict().facts();
      Optional<String> doubt = Match.doubt(facts);
      if (facts.trip().isEmpty() && doubt.isPresent()) {
        throw new BenchOver(
            "unit %s didn't trip in trial %s as far as was seen, but %s"
                .formatted(facts.started().unit(), trial, doubt.get()));
      }
      requireBack(facts, trial);
      answers.put(facts.started().unit(), facts.trip().isPresent());
    }
    return answers;
  }

  /** A unit that didn't come back after its trip can't be asked again. */
  private static void requireBack(RunFacts facts, Path trial) throws BenchOver {
    boolean back = facts.power().onNanos().isPresent() && facts.power().rigFault().isEmpty();
    if (facts.trip().isPresent() && !back) {
      throw new BenchOver(
          "unit %s didn't come back after its trip in trial %s: see its report"
              .formatted(facts.started().unit(), trial));
    }
  }

  private int session(RealRun.Prepared prepared) throws IOException, InputProblem, CommandProblem {
    var quiet = new PrintWriter(Writer.nullWriter());
    try {
      return RealRun.run(
          () -> prepared, new Terminal(quiet, quiet, terminal.problems(), false, terminal.state()));
    } catch (IOException | InputProblem | CommandProblem told) {
      throw told;
    } catch (Exception unexpected) {
      throw new IllegalStateException("a trial's session", unexpected);
    }
  }

  /** What was spent, for people. */
  String spent() {
    return "%d trials of all units, %d restarts of units, %s"
        .formatted(
            trials,
            restarts,
            DraftFault.time(
                (SystemScheduler.wallClockMicros() - beganMicros) / 1_000_000 * 1_000_000_000));
  }
}
