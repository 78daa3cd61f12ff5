package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.OwnerFile;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.qualification.BlindList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig blind-list}: a second person's choice of faults, told by its digest first. */
@Command(
    name = "blind-list",
    description = {
      "Draws the faults of blind trials for a second person, into a file that only they can read.",
      "Its digest is entered in the step blind-list before the trials, the file is revealed to",
      "'pumprig validate --rig' after them. Nothing is overwritten."
    },
    footer = {"", "Example: pumprig blind-list bo.yaml --by Bo --trials 8"})
final class BlindListCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The list to write; mode 0600.")
  private Path file = Path.of("");

  @Option(
      names = "--by",
      paramLabel = "NAME",
      required = true,
      description = "The second person; not who answers the trials' steps.")
  private String by = "";

  @Option(
      names = "--trials",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int trials;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (trials < 3 || trials > BlindList.MOST) {
      throw new CommandProblem(
          "--trials takes 3 to " + BlindList.MOST + "; fewer are matched by luck too often.");
    }
    if (by.isBlank() || by.length() > 100 || !by.matches("[^\"\\\\\\p{Cntrl}]+")) {
      throw new CommandProblem("--by takes a name, without quotes and backslashes.");
    }
    if (Files.exists(file)) {
      throw new CommandProblem(file + " exists already; name another file.");
    }
    BlindList list = BlindList.draw(by, trials, new SecureRandom()::nextBytes);
    OwnerFile.create(file, list.bytes());
    Terminal terminal = Terminal.of(spec, json);
    terminal.people().println("Digest, to be entered before the trials: " + list.digest());
    terminal.people().println("The list, yours alone until they are over: " + file);
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            out -> out.text("digest", list.digest()).text("file", file.toString())));
    return Exit.PASS;
  }
}
