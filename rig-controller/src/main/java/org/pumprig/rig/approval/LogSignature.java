package org.pumprig.rig.approval;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SshSignature;

/**
 * A person's signature under an entry of a run's log book: over the entry, the run and the time, so
 * that it is good for no other.
 */
public final class LogSignature {
  /** For what the signature is good, and nothing else. */
  public static final String NAMESPACE = "pumprig-log-entry";

  private static final String TYPE = "urn:pumprig:log-entry:v1";

  private LogSignature() {}

  /** Signs a statement; gives the signature file's text. */
  @FunctionalInterface
  public interface Signer {
    /** Signs these bytes for {@link #NAMESPACE}. */
    byte[] sign(byte[] statement) throws IOException, SealException;
  }

  /** Somebody with {@code ssh-keygen} and a key. */
  public static Signer by(SshKeygen keygen, Path keyFile) {
    return statement -> keygen.sign(keyFile, NAMESPACE, statement);
  }

  /** What is signed: canonical JSON with a line end. */
  public static byte[] statement(String run, LogEntry entry) {
    return CanonicalJson.line(
        out ->
            out.text("about", entry.about())
                .text("by", entry.by())
                .text("entry", entry.entry().onDisk())
                .text("run", run)
                .text("text", entry.text())
                .text("time", entry.signedAt())
                .text("type", TYPE));
  }

  /**
   * The entry with a signature.
   *
   * @param run the run's id
   * @throws SealException if what the signer gave is no signature over it
   */
  public static LogEntry sign(String run, LogEntry entry, Instant time, Signer signer)
      throws IOException, SealException {
    LogEntry timed = entry.signed("", time.truncatedTo(ChronoUnit.SECONDS).toString());
    byte[] statement = statement(run, timed);
    String armoured = new String(signer.sign(statement), StandardCharsets.UTF_8);
    if (!SshSignature.parse(armoured).verifies(statement, NAMESPACE)) {
      throw new SealException("the signature doesn't hold over the entry");
    }
    return timed.signed(SshSignature.bare(armoured), timed.signedAt());
  }

  /** What a reader is to know of an entry's signature: a few words, or nothing if there is none. */
  public static String remark(String run, LogEntry entry) {
    if (entry.signature().isEmpty()) {
      return "";
    }
    try {
      SshSignature signature = SshSignature.parseBare(entry.signature());
      String key = signature.key().fingerprint();
      return signature.verifies(statement(run, entry), NAMESPACE)
          ? "signed by " + key + " at " + entry.signedAt()
          : "SIGNATURE DOES NOT HOLD, key " + key;
    } catch (SealException broken) {
      return "SIGNATURE DOES NOT HOLD: " + broken.getMessage();
    }
  }
}
