package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.search.Grid;
import org.pumprig.rig.incident.search.Pattern;
import org.pumprig.rig.incident.search.Race;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.Simulatable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident search}: which patterns trip a firmware soonest, and where it stands. */
@Command(
    name = "search",
    sortOptions = false,
    description = {
      "Searches fault patterns that trip an arm's firmware soonest, with the emulated pump alone,"
          + " in",
      "the plan's phases and with its therapy; the plan's own faults are put aside. With --map"
          + " also",
      "the boundary of every arm over length and period of one fault, as a picture and a table.",
      "What was found by searching is a hypothesis; it is tried on fresh pumps at the end.",
      "Between two faults there is always time enough for an exchange, so that a real bench can",
      "see that the first has ended."
    },
    footer = {
      "",
      "Exit codes: 0 the soonest pattern trips at least SHARE of pumps at that confidence, by the",
      "fresh ones; 1 it trips none of them; 2 usage or invalid input; 3 it trips some of them.",
      "Example: pumprig incident search fixtures/plans/demo.yaml --budget 2000 --map /tmp/map"
    })
final class IncidentSearchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "Plan file: phases, therapy, arms and rig.")
  private Path planFile = Path.of("");

  @Option(names = "--rig", paramLabel = "RIG", description = "Rig file instead of the plan's own.")
  private @Nullable Path rig;

  @Option(
      names = "--budget",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Runs of the search (${DEFAULT-VALUE}).")
  private int budget;

  @Mixin private final TrialOptions trials = new TrialOptions();

  @Mixin private final GridOptions axes = new GridOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the soonest pattern as a plan; refused if the file exists.")
  private @Nullable Path out;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (budget < 10 || budget > 10_000_000) {
      throw new CommandProblem("--budget takes 10 to 10000000 runs.");
    }
    Terminal terminal = Terminal.of(spec, json);
    Optional<Path> target = Optional.ofNullable(out);
    if (target.isPresent()) {
      DraftFile.requireFree(target.get());
    }
    axes.requireFree();
    Inputs inputs = Inputs.read(planFile, Optional.ofNullable(rig), trials.seed());
    Simulatable.require(planFile.toString(), inputs.plan(), inputs.rig());
    PlanDraft draft = DraftFile.draft(planFile, inputs);
    Grid grid = axes.grid(inputs.plan().phases().stressNanos());
    Arm arm = trials.arm(inputs.plan());
    var pumps = new PatternPumps(inputs, draft, arm);
    List<Pattern> all = new ArrayList<>();
    long gap = PatternPumps.gapNanos(inputs.plan());
    for (Pattern.Kind kind : axes.kinds()) {
      all.addAll(grid.patterns(kind, gap));
    }
    if (all.isEmpty()) {
      throw new CommandProblem(
          "no period leaves %s after a fault, in which a pump would exchange something (the plan's 'gapAtLeast', 'statusEvery' and 'acknowledgementWithin'); choose longer --periods or shorter --lengths."
              .formatted(DraftFault.time(gap)));
    }
    var race = new Race(pumps.of("search"), budget);
    List<Race.Runner> finalists = race.run(all, inputs.plan().seed().stream("race"));
    List<Race.Runner> fresh = new ArrayList<>();
    for (Race.Runner finalist : finalists) {
      fresh.add(pumps.again(finalist.pattern(), trials.fresh()));
    }
    var text =
        new SearchText(
            inputs.plan(),
            arm,
            all.size(),
            race.runs(),
            fresh,
            new Confirmation(fresh.getFirst().outcomes().trips(), trials));
    text.lines().forEach(terminal.people()::println);
    List<BoundaryFiles.Drawn> maps =
        axes.map().isPresent() ? BoundaryFiles.write(axes, inputs, draft, grid) : List.of();
    maps.forEach(drawn -> terminal.people().println(drawn.words()));
    if (target.isPresent()) {
      DraftFile.write(
          target.get(),
          draft,
          PatternPumps.text(draft, fresh.getFirst().pattern()),
          Optional.ofNullable(rig),
          "-soonest",
          "Found by searching: " + inputs.plan().title(),
          text.remarks(planFile.toString()));
      terminal.people().println("Plan: " + target.get());
    }
    terminal.people().flush();
    terminal.answer(SearchJson.bytes(arm, race.runs(), fresh, text.confirmation()));
    if (text.confirmation().confirmed()) {
      return Exit.PASS;
    }
    return text.confirmation().tripped() == 0 ? Exit.FAIL : Exit.INCONCLUSIVE;
  }

  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.2f s", nanos / 1e9);
  }
}
