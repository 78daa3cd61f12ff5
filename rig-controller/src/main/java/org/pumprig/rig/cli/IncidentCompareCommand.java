package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.incident.importing.RunJournal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident compare}: how near a rerun came to its original, both measured. */
@Command(
    name = "compare",
    sortOptions = false,
    description = {
      "Holds what was seen of a rerun against what was seen of the original: each fault's times"
          + " and",
      "figures, and both over time. Neither is what a plan asked for: both were measured."
    },
    footer = {
      "",
      "Exit codes: 0 the same faults, in time within 100 ms or the stated errors, in value within",
      "these; 1 not; 2 usage or invalid input.",
      "Example: pumprig incident compare ward.pcapng rerun.pcap --out /tmp/measured"
    })
final class IncidentCompareCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "ORIGINAL", description = "As for 'incident import'.")
  private Path original = Path.of("");

  @Parameters(
      index = "1",
      paramLabel = "RERUN",
      description = "Capture of the rerun, or the directory of its run or campaign.")
  private Path rerun = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New directory for picture.svg and compare.json (default: below pumprig-out).")
  private @Nullable Path out;

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description =
          "The rerun's run or campaign: its journals tell a fault that was switched late from an"
              + " estimate that is off (default: RERUN, where that is one).")
  private @Nullable Path journals;

  @Mixin private final SourceOptions source = new SourceOptions();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    Path root = OutputPath.of(Optional.ofNullable(out), OutputPath.campaignId("incident-compare"));
    CampaignDirectory.checkUnused(root);
    IncidentSource first = source.read(original);
    IncidentSource second = SourceOptions.readOwn(rerun);
    Optional<Path> run = Optional.ofNullable(journals);
    if (run.isEmpty() && RunJournal.isOne(rerun)) {
      run = Optional.of(rerun);
    } else if (run.isPresent() && !RunJournal.isOne(run.get())) {
      throw new CommandProblem(run.get() + " is neither a run's directory nor a campaign's.");
    }
    return MeasuredRerun.tell(first, second, run, root, terminal);
  }
}
