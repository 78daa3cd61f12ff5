package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.seal.KeyFiles;
import org.pumprig.rig.seal.KeyKind;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.session.Headers;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pumprig demo}: the main job, end to end, on the emulated bench. */
@Command(
    name = "demo",
    description = {
      "Tests two firmware versions of six emulated pumps for about a minute, and reports.",
      "Real sockets, an unstable gateway; ends with verdicts, a comparison, a report and a pack."
    },
    footer = {"", "Example: pumprig demo --out /tmp/demo"})
final class DemoCommand implements Callable<Integer> {
  private static final List<String> FILES =
      List.of(
          "plans/demo.yaml",
          "rigs/demo.yaml",
          "firmware/before.yaml",
          "firmware/after.yaml",
          "firmware/placebo.yaml");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New directory for everything that is written (default: below pumprig-out).")
  private @Nullable Path out;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    String campaignId = OutputPath.campaignId("demo");
    Path root = OutputPath.of(Optional.ofNullable(out), campaignId);
    int code = RealRun.run(() -> prepare(root, campaignId, terminal), terminal);
    pack(new CampaignDirectory(root), terminal);
    return code;
  }

  /** Seals the runs with a key made for them: it shows what a pack is, and nobody's word. */
  private static void pack(CampaignDirectory directory, Terminal terminal) throws Exception {
    var runs = new ArrayList<Path>();
    for (Path run : directory.runs()) {
      if (!Headers.neverBegan(run)) {
        runs.add(run);
      }
    }
    if (runs.isEmpty()) {
      return;
    }
    SigningKey key = SigningKey.generate(KeyKind.ED25519);
    Path keyFile = directory.root().resolve("demo.key");
    KeyFiles.write(keyFile, key, Optional.empty());
    Path pack = directory.root().resolve("pack");
    Packing.of(runs)
        .write(
            pack, Optional.of(directory.root().resolve("inputs")), Packing.Choices.sealedBy(key));
    terminal
        .people()
        .println("Pack:   " + pack + ", sealed with a key made for it; check it with:");
    terminal.people().println("        pumprig verify " + pack + ".zip");
    terminal.people().flush();
  }

  private static RealRun.Prepared prepare(Path root, String campaignId, Terminal terminal)
      throws InputProblem, IOException {
    var directory = CampaignDirectory.create(root);
    Path inputsFolder = directory.root().resolve("inputs");
    copyInputs(inputsFolder);
    Inputs inputs =
        Inputs.read(inputsFolder.resolve("plans/demo.yaml"), Optional.empty(), Optional.empty());
    terminal.people().println(inputs.plan().title());
    terminal.people().println("Emulated bench: every number about the pumps is illustrative.");
    Campaign campaign = Campaign.of(inputs.plan(), inputs.rig());
    return new RealRun.Prepared(inputs, campaign, directory, campaignId, Optional.empty());
  }

  /**
   * The demo's plan, rig and firmware are the files in fixtures, kept with what was made of them.
   */
  private static void copyInputs(Path folder) throws IOException {
    for (String file : FILES) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.write(copy, Fixtures.bytes(file));
    }
  }
}
