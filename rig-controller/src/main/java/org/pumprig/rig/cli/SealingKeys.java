package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.seal.KeyFiles;
import org.pumprig.rig.seal.KeyStores;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SigningKey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The private keys that seal. */
final class SealingKeys {
  @Option(
      names = "--key",
      paramLabel = "KEY",
      required = true,
      description = {
        "Private key that seals; may be given more than once: a file of 'pumprig key new', a",
        "PKCS #12 file (.p12), or 'pkcs11:slot-id=N;object=NAME?module-path=FILE'."
      })
  private List<String> names = List.of();

  @Mixin private final PassphraseOption passphrase = new PassphraseOption();

  List<SigningKey> read() throws CommandProblem, IOException, SealException {
    var keys = new ArrayList<SigningKey>();
    for (String name : names) {
      keys.add(key(name));
    }
    return keys;
  }

  private SigningKey key(String name) throws CommandProblem, IOException, SealException {
    if (KeyStores.isToken(name)) {
      return KeyStores.pkcs11(name, passphrase.value());
    }
    Path file = Path.of(name);
    return KeyStores.isPkcs12(file)
        ? KeyStores.pkcs12(file, passphrase.value())
        : KeyFiles.read(file, passphrase.value());
  }
}
