package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.seal.KeyFiles;
import org.pumprig.rig.seal.KeyKind;
import org.pumprig.rig.seal.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig key new}: a key pair in two files. */
@Command(
    name = "new",
    description = {
      "Makes a key pair: FILE, readable by you alone, and its public half with the ending .pub.",
      "Nothing is overwritten."
    },
    footer = {"", "Example: pumprig key new lab.key --kind ed25519 --passphrase"})
final class KeyNewCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The private half, such as lab.key.")
  private Path file = Path.of("");

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "ed25519",
      description = "ed25519 or ecdsa-p256 (default: ${DEFAULT-VALUE}).")
  private String kind = "ed25519";

  @Mixin private final PassphraseOption passphrase = new PassphraseOption();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Optional<KeyKind> known =
        List.of(KeyKind.values()).stream().filter(one -> one.word().equals(kind)).findFirst();
    if (known.isEmpty()) {
      throw new CommandProblem("there is no kind '" + kind + "'; use ed25519 or ecdsa-p256.");
    }
    SigningKey key = SigningKey.generate(known.get());
    KeyFiles.write(file, key, passphrase.value());
    String id = key.verifyingKey().id();
    Terminal terminal = Terminal.of(spec, json);
    terminal.people().println("Key " + id);
    terminal.people().println("Private: " + file + " (keep it; mode 0600)");
    terminal.people().println("Public:  " + KeyFiles.publicFile(file));
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            out ->
                out.text("keyId", id)
                    .text("kind", known.get().word())
                    .text("privateFile", file.toString())
                    .text("publicFile", KeyFiles.publicFile(file).toString())));
    return Exit.PASS;
  }
}
