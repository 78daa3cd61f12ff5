package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.journal.Checkpoints;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.seal.KeyKind;
import org.pumprig.rig.seal.SealException;
import org.pumprig.rig.seal.SignedNote;
import org.pumprig.rig.seal.SigningKey;
import org.pumprig.rig.seal.VerifyingKey;

/**
 * The last checkpoint of each run as a signed note: with it a single event can be shown without the
 * rest of its journal. Only Ed25519 keys sign notes; a pack that none sealed has no notes.
 */
final class CheckpointNotes {
  static final String FOLDER = Bag.SEALS + "checkpoints/";
  private static final int MOST_BYTES = 4 << 20;

  private CheckpointNotes() {}

  static String file(String runId) {
    return FOLDER + runId + ".note";
  }

  static void write(Path bag, Collection<String> runs, List<SigningKey> keys) throws IOException {
    Optional<SigningKey> key =
        keys.stream().filter(one -> one.verifyingKey().kind() == KeyKind.ED25519).findFirst();
    if (key.isEmpty()) {
      return;
    }
    Files.createDirectories(bag.resolve(FOLDER));
    for (String run : runs) {
      Optional<String> text = last(bag, run);
      if (text.isPresent()) {
        byte[] note = SignedNote.sign(text.get(), key.get()).bytes();
        Files.write(bag.resolve(file(run)), note);
      }
    }
  }

  private static Optional<String> last(Path bag, String run) throws IOException {
    try {
      return Checkpoints.last(new DirectoryStorage(bag.resolve("data/runs").resolve(run)));
    } catch (JournalDamage damage) {
      throw new IOException("data/runs/" + run + "/checkpoints: " + damage.getMessage(), damage);
    }
  }

  /** The files that must be there, and aren't sound if {@link #check} says so. */
  static List<String> expected(Path bag, Collection<String> runs, Collection<VerifyingKey> signers)
      throws IOException {
    if (signers.stream().noneMatch(key -> key.kind() == KeyKind.ED25519)) {
      return List.of();
    }
    var files = new java.util.ArrayList<String>();
    for (String run : runs) {
      if (last(bag, run).isPresent()) {
        files.add(file(run));
      }
    }
    return files;
  }

  /** Refuses a note that isn't the run's last checkpoint, signed by one of the sealers. */
  static void check(Path bag, String run, Collection<VerifyingKey> signers)
      throws IOException, SealException {
    SignedNote note = read(bag, run);
    if (!note.text().equals(last(bag, run).orElse(""))) {
      throw new SealException(file(run) + " is not the last checkpoint of its run");
    }
    if (signers.stream().noneMatch(note::signedBy)) {
      throw new SealException(file(run) + " is signed by no key that made every seal");
    }
  }

  static SignedNote read(Path bag, String run) throws IOException, SealException {
    Path file = bag.resolve(file(run));
    if (!Files.isRegularFile(file, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
      throw new SealException(file(run) + " is missing");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new SealException(file(run) + " is too large");
    }
    return SignedNote.parse(Files.readAllBytes(file));
  }
}
