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
import org.pumprig.rig.event.PowerCycleMethod;
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
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;

/**
 * Schedules on the units of a rig in real time: each trial is a campaign of one arm with all units
 * at once, kept as evidence. Answers of one trial are those of as many repeats as there are units.
 */
final class RealTrials implements Bench {
  private static final String CAMPAIGN = "campaign";

  private final Path planFile;
  private final Optional<Path> rigFile;
  private final PlanDraft draft;
  private final Arm arm;
  private final List<String> serials;
  private final RealBudget.Limits limits;
  private final Path folder;
  private final Terminal terminal;
  private final boolean asksPeople;
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
    this.asksPeople = inputs.rig().units().stream().anyMatch(RealTrials::byPerson);
  }

  private static boolean byPerson(Rig.Unit unit) {
    return unit.powerCycle().filter(how -> how.method() == PowerCycleMethod.OPERATOR).isPresent();
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
    draft.read(draft.cycled(draft.with(faults))); // a fault that became too small isn't run
    long spent = (SystemScheduler.wallClockMicros() - beganMicros) * 1_000;
    limits.require(spent, draft.plan().phases().runNanos(), restarts, serials.size());
    restarts += serials.size();
    trials++;
    Path trial = folder.resolve("%04d".formatted(trials));
    terminal
        .people()
        .println(
            "Trial %d, %s, %s at most: %s"
                .formatted(
                    trials,
                    faults.size() + (faults.size() == 1 ? " fault" : " faults"),
                    DraftFault.time(draft.plan().phases().runNanos()),
                    trial));
    if (asksPeople) {
      terminal
          .people()
          .println(
              "  at its end somebody is asked to power-cycle the unit: pumprig attend "
                  + trial.resolve(CAMPAIGN));
    }
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
    List<DraftFault> moved = DraftFile.moved(faults, planFile, plan);
    DraftFile.write(
        plan,
        draft,
        draft.cycled(draft.with(moved)),
        rigFile,
        "-trial",
        "A step of minimising",
        List.of());
    CampaignDirectory directory = CampaignDirectory.create(trial.resolve(CAMPAIGN));
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
      requireFaultFirst(facts, faults, trial);
      requireBack(facts, trial);
      answers.put(facts.started().unit(), facts.trip().isPresent());
    }
    return answers;
  }

  /** What trips before the first fault begins, or lay tripped already, says nothing of faults. */
  private static void requireFaultFirst(RunFacts facts, List<DraftFault> faults, Path trial)
      throws BenchOver {
    long first = faults.stream().mapToLong(DraftFault::startNanos).min().orElse(0);
    if (facts.trip().filter(trip -> trip.atNanos() < first).isPresent()) {
      throw new BenchOver(
          "unit %s had tripped in trial %s before its first fault began: bring it back, and look why"
              .formatted(facts.started().unit(), trial));
    }
  }

  /**
   * A unit that wasn't power-cycled can't be asked again: it lies tripped, or what this step left
   * in its memory would be there in the next one.
   */
  private static void requireBack(RunFacts facts, Path trial) throws BenchOver {
    RunFacts.Power power = facts.power();
    Optional<String> why =
        power
            .rigFault()
            .or(power::missed)
            .or(
                () ->
                    power.onNanos().isPresent()
                        ? Optional.empty()
                        : Optional.of("power didn't come on again"));
    if (why.isPresent()) {
      throw new BenchOver(
          "unit %s was not power-cycled at the end of trial %s: %s"
              .formatted(facts.started().unit(), trial, why.get()));
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
