package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.incident.fit.Picture;
import org.pumprig.rig.incident.fit.Reproduction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident import}: from a capture, a log or a journal to plans. */
@Command(
    name = "import",
    description = {
      "Reads a capture (pcap, pcapng), a gateway's or a pump's log or a run's journal, fits faults",
      "to it, and writes plans that play it again: an exact one and a compact one, with a picture",
      "of what they ask for. Run one, and 'pumprig incident compare' measures how near it comes.",
      "Addresses and names are replaced; of what messages say nothing is kept."
    },
    footer = {"", "Example: pumprig incident import ward.pcapng --out /tmp/ward"})
final class IncidentImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Capture or log; or a run's directory.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New directory for everything that is written (default: below pumprig-out).")
  private @Nullable Path out;

  @Mixin private final SourceOptions source = new SourceOptions();

  @Option(
      names = "--keep-identities",
      description = "Keep addresses, and names that messages give.")
  private boolean keepIdentities;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    Path root = OutputPath.of(Optional.ofNullable(out), OutputPath.campaignId("incident-import"));
    CampaignDirectory.checkUnused(root);
    IncidentSource read = source.read(file);
    Reproduction asked = Reproduction.asked(read.seen().sightings(), read.fitted());
    DraftedPlans.write(root, read);
    Files.writeString(root.resolve("asked.svg"), Picture.svg(asked));
    var report = new ImportReport(read, asked, keepIdentities);
    Files.write(root.resolve("import.json"), report.json());
    Files.writeString(root.resolve("connections.csv"), report.connections());
    report.lines().forEach(terminal.people()::println);
    terminal.people().println("Written to " + root + ": compact.yaml, exact.yaml, asked.svg");
    terminal.people().flush();
    terminal.answer(report.json());
    return Exit.PASS;
  }
}
