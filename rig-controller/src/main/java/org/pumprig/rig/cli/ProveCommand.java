package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.evidence.EventProof;
import org.pumprig.rig.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig prove}: one event of a sealed journal, provable without the rest. */
@Command(
    name = "prove",
    description = {
      "Takes one line out of a pack's journal, with the proof that it stands there:",
      "an inclusion proof that leads to the checkpoint which the pack's sealer signed.",
      "'pumprig verify FILE.tlog-proof' checks it; so does any tool for C2SP tlog-proof."
    },
    footer = {"", "Example: pumprig prove demo-pack --run r0-before-SN-1001 --event 42 --out trip"})
final class ProveCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PACK", description = "The folder of a sealed or approved pack.")
  private Path pack = Path.of("");

  @Option(names = "--run", paramLabel = "ID", required = true, description = "Id of the run.")
  private String run = "";

  @Option(
      names = "--event",
      paramLabel = "N",
      required = true,
      description = "Number of the line, its member n.")
  private long number;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "Name of two new files: FILE.jsonl with the line and FILE.tlog-proof.")
  private Path out = Path.of("");

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!Files.isDirectory(pack)) {
      throw new CommandProblem(pack + " is no folder; unzip the pack first.");
    }
    SequencedMap<String, byte[]> files = EventProof.make(pack, run, number);
    Terminal terminal = Terminal.of(spec, json);
    for (var file : files.entrySet()) {
      Path path = out.resolveSibling(out.getFileName() + file.getKey());
      Files.write(path, file.getValue(), StandardOpenOption.CREATE_NEW);
      terminal.people().println("Written: " + path);
    }
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            fields ->
                fields.text("line", out + EventProof.LINE).text("proof", out + EventProof.PROOF)));
    return Exit.PASS;
  }
}
