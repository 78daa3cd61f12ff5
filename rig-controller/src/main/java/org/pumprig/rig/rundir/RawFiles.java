package org.pumprig.rig.rundir;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pumprig.host.Storage;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.TornTailCut;
import org.pumprig.rig.event.PacketObservation.PacketsCaptured;
import org.pumprig.rig.event.PictureObservation.PictureTaken;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Holds the bulk bytes of a run against what its journal says of them. A file that was changed is
 * like a damaged journal: the record isn't what was written. One that is missing takes no verdict
 * away, which rests on the journal alone, but that is said.
 */
final class RawFiles {
  /** A run has at most 1000 faults, and few epochs. */
  private static final int MOST = 2_000;

  private static final int MOST_SAID = 5;
  private static final int MOST_TOMBSTONE_BYTES = 64 << 10;
  private static final String FOLDER = "raw/";

  private final SequencedMap<String, Content> named = new LinkedHashMap<>();

  private record Content(long bytes, String sha256) {
    @Override
    public String toString() {
      return bytes + " bytes with digest " + sha256;
    }
  }

  /** Takes note of the files that an event names. */
  void on(Event event) {
    if (named.size() >= MOST) {
      return;
    }
    if (event instanceof PacketsCaptured captured) {
      named.put(captured.file(), new Content(captured.bytes(), captured.sha256()));
    } else if (event instanceof StepAnswered answer && !answer.photo().isEmpty()) {
      named.put(answer.photo(), new Content(answer.photoBytes(), answer.photoSha256()));
    } else if (event instanceof PictureTaken picture) {
      named.put(picture.file(), new Content(picture.bytes(), picture.sha256()));
    } else if (event instanceof TornTailCut torn) {
      named.put(torn.file(), new Content(torn.bytes(), torn.sha256()));
    }
  }

  /**
   * What can't be looked at any more, or was never vouched for; empty: nothing.
   *
   * @param there the directory's files
   * @param directory its name in messages
   * @throws InputProblem if a file is not the one that was written, or a tombstone is of another
   */
  Optional<String> check(Storage storage, List<EvidenceFile> there, String directory)
      throws InputProblem, IOException {
    var files = there.stream().collect(Collectors.toMap(EvidenceFile::path, Function.identity()));
    var missing = new TreeSet<String>();
    var redacted = new TreeSet<String>();
    var buried = new TreeSet<String>();
    for (var entry : named.entrySet()) {
      EvidenceFile file = files.get(entry.getKey());
      if (file != null) {
        same(directory, file, entry.getValue());
      } else if (files.containsKey(entry.getKey() + Tombstone.ENDING)) {
        redacted.add(entry.getKey());
        buried.add(entry.getKey() + Tombstone.ENDING);
        buried.add(redacted(storage, files, directory, entry.getKey(), entry.getValue()));
      } else {
        missing.add(entry.getKey());
      }
    }
    var strange = new TreeSet<String>();
    there.stream()
        .map(EvidenceFile::path)
        .filter(path -> path.startsWith(FOLDER) && !named.containsKey(path))
        .filter(path -> !buried.contains(path))
        .forEach(strange::add);
    return Stream.of(
            said(missing, "missing, though the journal names it"),
            said(redacted, "redacted; a tombstone with the digest that the journal knows is there"),
            said(strange, UNNAMED))
        .flatMap(Optional::stream)
        .reduce((first, more) -> first + "; " + more);
  }

  /** What a tombstone left of a file that the journal names. */
  private static String redacted(
      Storage storage,
      Map<String, EvidenceFile> files,
      String directory,
      String name,
      Content journalled)
      throws InputProblem, IOException {
    Tombstone stone;
    try (InputStream in = storage.read(name + Tombstone.ENDING)) {
      stone = Tombstone.parse(in.readNBytes(MOST_TOMBSTONE_BYTES));
    } catch (JournalFormatException e) {
      throw new InputProblem(
          directory + "/" + name + Tombstone.ENDING,
          1,
          "this is no tombstone: " + e.getMessage(),
          "Restore it from a copy");
    }
    EvidenceFile left = files.get(stone.redacted().path());
    same(
        directory,
        new EvidenceFile(name, stone.original().bytes(), stone.original().sha256()),
        journalled);
    if (!stone.file().equals(name)
        || (!stone.redacted().path().isEmpty() && !stone.redacted().equals(left))) {
      throw new InputProblem(
          directory + "/" + name + Tombstone.ENDING,
          1,
          "what it says was left of " + name + " isn't there, or was changed",
          "Restore it from a copy, or redact the run again");
    }
    return stone.redacted().path();
  }

  private static final String UNNAMED =
      "named by no record of the journal, which can't vouch for it";

  private static void same(String directory, EvidenceFile file, Content journalled)
      throws InputProblem {
    var found = new Content(file.bytes(), file.sha256());
    if (!found.equals(journalled)) {
      throw new InputProblem(
          directory + "/" + file.path(),
          1,
          "it holds %s, but the journal says %s".formatted(found, journalled),
          "Restore it from a copy; no verdict can stand on a record that was changed");
    }
  }

  private static Optional<String> said(Set<String> names, String what) {
    if (names.isEmpty()) {
      return Optional.empty();
    }
    String more = names.size() > MOST_SAID ? " and " + (names.size() - MOST_SAID) + " more" : "";
    return Optional.of(
        names.stream().limit(MOST_SAID).collect(Collectors.joining(", ")) + more + ": " + what);
  }
}
