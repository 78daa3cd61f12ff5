package org.pumprig.rig.approval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.pumprig.host.Commands;
import org.pumprig.rig.seal.SealException;

/**
 * Has {@code ssh-keygen} sign: with a key file, asking for its passphrase at the terminal, or with
 * the agent or a hardware key, if the file is a public one. PumpRig never sees the private half.
 */
public final class SshKeygen {
  /** Somebody may have to find a passphrase, or touch a key. */
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5);

  private final Commands commands;

  /** Runs it here. */
  public SshKeygen(Commands commands) {
    this.commands = commands;
  }

  /**
   * Signs a statement.
   *
   * @param keyFile a private key, or the public half of one that the agent holds
   * @param namespace for what the signature is to be good
   * @throws SealException if it doesn't sign; says what ssh-keygen said
   */
  public byte[] sign(Path keyFile, String namespace, byte[] statement)
      throws IOException, SealException {
    Commands.Result result =
        commands.run(
            List.of("ssh-keygen", "-Y", "sign", "-n", namespace, "-f", keyFile.toString()),
            new String(statement, StandardCharsets.UTF_8),
            PATIENCE_NANOS);
    if (!result.ok()) {
      throw new SealException(
          "ssh-keygen didn't sign with " + keyFile + " (" + result.complaint() + ")");
    }
    return result.output().getBytes(StandardCharsets.UTF_8);
  }
}
