package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
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
    return MeasuredRerun.tell(first, second, root, terminal);
  }
}
