package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.IncidentLibrary;
import org.pumprig.rig.incident.SymptomCheck;
import org.pumprig.rig.incident.SymptomCheck.Held;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.Simulatable;
import org.pumprig.rig.session.VirtualSession;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident run}: an incident's plan, held against the incident's symptoms. */
@Command(
    name = "run",
    description = {
      "Runs an incident's plan in virtual time, or with --real in real time, and holds the runs",
      "against what must show and what must not. 0: all as it must be; 1: not."
    },
    footer = {"", "Example: pumprig incident run gateway-reboot --out /tmp/reboot"})
final class IncidentRunCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID|FILE", description = "Id from 'incident list', or incident file.")
  private String incident = "";

  @Mixin private final CampaignOptions where = new CampaignOptions();

  @Option(names = "--seed", paramLabel = "S", description = "Seed instead of the plan's own.")
  private @Nullable Long seed;

  @Option(names = "--real", description = "In real time, on the bench that the rig file describes.")
  private boolean real;

  @Mixin private final SpeedOption speed = new SpeedOption();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (seed != null && (seed < 0 || seed >= 1L << 53)) {
      throw new CommandProblem("--seed takes 0 to 2^53 - 1.");
    }
    Terminal terminal = Terminal.of(spec, json);
    Incident found = IncidentLibrary.read(incident);
    speed.check(IncidentLibrary.plan(incident));
    String campaignId = OutputPath.campaignId("incident-" + found.id());
    Path root = where.directory(campaignId);
    CampaignDirectory.checkUnused(root);
    terminal.people().println(found.id() + ": " + found.title());
    return real ? inRealTime(found, root, campaignId, terminal) : simulated(found, root, terminal);
  }

  private int simulated(Incident found, Path root, Terminal terminal) throws Exception {
    // A plan that virtual time can't run is refused before anything is written, where it can be.
    CampaignDirectory directory = CampaignDirectory.create(root);
    Inputs inputs = inputs(directory, terminal);
    Simulatable.require(found.plan(), inputs.plan(), inputs.rig());
    sayIfEmulated(inputs, terminal);
    ConsoleProgress progress = terminal.progress();
    Campaign campaign = Campaign.of(inputs.plan(), inputs.rig());
    List<String> problems = VirtualSession.run(inputs, campaign, directory, progress);
    progress.finish();
    Results.problems(problems, terminal.problems());
    if (directory.runs().isEmpty() || !problems.isEmpty()) {
      return Exit.ABORTED;
    }
    CampaignResult result = Results.conclude(directory, Optional.empty());
    return told(found, result, directory, terminal);
  }

  private int inRealTime(Incident found, Path root, String campaignId, Terminal terminal)
      throws Exception {
    int code =
        RealRun.run(
            () -> {
              CampaignDirectory directory = CampaignDirectory.create(root);
              Inputs inputs = inputs(directory, terminal);
              inputs.requireRunnable(where.rig());
              sayIfEmulated(inputs, terminal);
              Campaign campaign = Campaign.of(inputs.plan(), inputs.rig());
              return new RealRun.Prepared(
                  inputs, campaign, directory, campaignId, Optional.empty());
            },
            new Terminal(
                terminal.people(),
                terminal.people(),
                terminal.problems(),
                false,
                terminal.state()));
    CampaignDirectory directory = CampaignDirectory.existing(root);
    if (code == Exit.ABORTED || directory.runs().isEmpty()) {
      return Exit.ABORTED;
    }
    return told(found, Results.conclude(directory, Optional.empty()), directory, terminal);
  }

  static void sayIfEmulated(Inputs inputs, Terminal terminal) {
    if (inputs.rig().serials().stream().anyMatch(inputs.rig()::isEmulated)) {
      terminal.people().println("Emulated pumps: every number about them is illustrative.");
      terminal.people().flush();
    }
  }

  private int told(
      Incident found, CampaignResult result, CampaignDirectory directory, Terminal terminal) {
    Incident held = speed.asked() ? found.untimed() : found;
    if (!held.equals(found)) {
      terminal
          .people()
          .println("Not held: when codes come, for the time between faults was compressed.");
    }
    List<Held> all = SymptomCheck.of(held, result.plan().watch(), result.runs());
    for (Held each : all) {
      terminal
          .people()
          .println(
              "%-10s %s: %s%s: %s"
                  .formatted(
                      each.held() ? "as it must" : "NOT SO",
                      each.arm(),
                      each.symptom() ? "" : "must not show: ",
                      each.text(),
                      each.found()));
    }
    terminal.people().println("Report: " + directory.report());
    terminal.people().flush();
    terminal.answer(IncidentJson.held(found, all, directory.root().toString()));
    return all.stream().allMatch(Held::held) ? Exit.PASS : Exit.FAIL;
  }

  /** An incident that comes with PumpRig is kept, with all its files, beside what is made of it. */
  private Inputs inputs(CampaignDirectory directory, Terminal terminal)
      throws CommandProblem, InputProblem, IOException {
    Path folder = directory.root().resolve("inputs");
    Path plan =
        IncidentLibrary.ownPlan(incident).isPresent()
            ? IncidentLibrary.ownPlan(incident).get()
            : copied(folder);
    if (!speed.asked()) {
      return Inputs.read(plan, where.rig(), Optional.ofNullable(seed));
    }
    SpeedOption.Compressed compressed =
        speed.write(
            folder.resolve("compressed.yaml"), plan, where.rig(), Optional.ofNullable(seed));
    terminal.people().println(compressed.words() + ".");
    return Inputs.read(compressed.plan(), where.rig(), Optional.ofNullable(seed))
        .noting(compressed.words());
  }

  private Path copied(Path folder) throws InputProblem, IOException {
    Map<String, byte[]> files = IncidentLibrary.planAndFiles(incident);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path copy = folder.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.write(copy, file.getValue());
    }
    return folder.resolve(files.keySet().iterator().next());
  }
}
