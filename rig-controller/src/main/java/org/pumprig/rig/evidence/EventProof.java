package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.journal.InclusionProof;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SignedNote;
import org.pumprig.rig.seal.TlogProof;
import org.pumprig.rig.seal.VerifyingKey;

/** One line of a sealed journal, and the proof that it stands there. */
public final class EventProof {
  /** How a proof's file ends. */
  public static final String PROOF = ".tlog-proof";

  /** How the line's file ends. */
  public static final String LINE = ".jsonl";

  private static final int MOST_BYTES = 1 << 20;

  private EventProof() {}

  /**
   * Makes line and proof.
   *
   * @param pack the folder of a sealed or an approved pack
   * @param run the run's id
   * @param number the line's {@code n}
   * @return both files' bytes, by the ending of their names
   * @throws SealException if there is no such run or line, or no signed checkpoint covers it
   */
  public static SequencedMap<String, byte[]> make(Path pack, String run, long number)
      throws IOException, SealException {
    Path bag = OuterBag.is(pack) ? OuterBag.inner(pack) : pack;
    Path folder = bag.resolve("data/runs").resolve(run).normalize();
    if (!bag.resolve("data/runs").equals(folder.getParent()) || !Files.isDirectory(folder)) {
      throw new SealException("there is no run '" + run + "' in " + pack);
    }
    SignedNote note = CheckpointNotes.read(bag, run);
    long size = Long.parseLong(note.text().split("\n", 4)[1]);
    if (number < 1 || number > size) {
      throw new SealException(
          "run " + run + " has lines 1 to " + size + ", none of number " + number);
    }
    try {
      InclusionProof proof = InclusionProof.of(new DirectoryStorage(folder), number, size);
      var made = new TlogProof(number - 1, proof.path(), note);
      if (!made.proves(proof.line())) {
        throw new SealException("the journal of run " + run + " is not the one that was sealed");
      }
      var files = new LinkedHashMap<String, byte[]>();
      files.put(LINE, proof.line());
      files.put(PROOF, made.bytes());
      return files;
    } catch (JournalDamage damage) {
      throw new SealException(run + ": " + damage.getMessage());
    }
  }

  /**
   * What a proof shows.
   *
   * @param problem what is wrong with it; empty: nothing
   * @param origin of which journal it speaks, as its checkpoint says
   * @param number of the line
   * @param trusted whether a sealer of the policy signed the checkpoint
   */
  public record Shown(Optional<String> problem, String origin, long number, boolean trusted) {}

  /**
   * Checks a proof and the line that lies beside it.
   *
   * @param proofFile ends with {@link #PROOF}; the line's file has the same name and {@link #LINE}
   */
  public static Shown check(Path proofFile, Optional<TrustPolicy> policy)
      throws IOException, SealException {
    String name = String.valueOf(proofFile.getFileName());
    Path lineFile =
        proofFile.resolveSibling(name.substring(0, name.length() - PROOF.length()) + LINE);
    if (!Files.isRegularFile(lineFile)) {
      throw new SealException("the line " + lineFile + " of " + proofFile + " is missing");
    }
    if (Files.size(proofFile) > MOST_BYTES || Files.size(lineFile) > MOST_BYTES) {
      throw new SealException(proofFile + " or " + lineFile + " is too large");
    }
    TlogProof proof = TlogProof.parse(Files.readAllBytes(proofFile));
    Optional<String> problem = Optional.empty();
    if (!proof.proves(Files.readAllBytes(lineFile))) {
      problem = Optional.of("the proof doesn't lead from this line to its checkpoint");
    } else if (policy.isPresent() && signer(proof, policy.get()).isEmpty()) {
      problem = Optional.of("no sealer of the policy signed the proof's checkpoint");
    }
    return new Shown(
        problem,
        SignedNote.origin(proof.checkpoint().text()),
        proof.index() + 1,
        problem.isEmpty() && policy.isPresent());
  }

  private static Optional<VerifyingKey> signer(TlogProof proof, TrustPolicy policy) {
    return policy.sealers().stream()
        .map(TrustPolicy.Sealer::key)
        .filter(proof.checkpoint()::signedBy)
        .findFirst();
  }
}
