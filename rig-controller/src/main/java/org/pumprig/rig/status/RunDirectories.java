package org.pumprig.rig.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.rundir.KeptPlan;
import org.pumprig.rig.rundir.RunFolder;
import org.pumprig.rig.yaml.InputProblem;

/** Finds run directories and reads where their runs stand. */
public final class RunDirectories {
  private static final int DEEPEST = 5;
  private static final int MOST = 100_000;

  /** A journal that is being written may be caught between two files. */
  private static final int TRIES = 4;

  /** What a run's directory holds beside its header. */
  private static final List<String> PARTS = List.of("journal", "snapshots", "checkpoints");

  private RunDirectories() {}

  /**
   * A run that was found.
   *
   * @param directory its directory
   * @param status where it stands
   */
  public record Found(Path directory, RunStatus status) {}

  /**
   * Run directories at and below a directory, by path.
   *
   * @throws InputProblem if there is none
   */
  public static List<Path> below(Path directory) throws InputProblem, IOException {
    if (!Files.isDirectory(directory)) {
      throw new InputProblem(
          directory.toString(), 1, "there is no such directory", "Name a run or a campaign");
    }
    List<Path> found;
    try (Stream<Path> inside = Files.walk(directory, DEEPEST)) {
      found =
          inside
              .filter(each -> each.endsWith(RunHeader.FILE))
              .flatMap(each -> Optional.ofNullable(each.getParent()).stream())
              .sorted()
              .limit(MOST)
              .toList();
    }
    if (found.isEmpty()) {
      throw new InputProblem(
          directory.toString(), 1, "there is no run in it", "Name a run or a campaign's directory");
    }
    return found;
  }

  /** All runs at and below a directory. */
  public static List<Found> read(Path directory) throws InputProblem, IOException {
    var all = new ArrayList<Found>();
    for (Path run : below(directory)) {
      all.add(new Found(run, status(run)));
    }
    return all;
  }

  /**
   * Directories at and below one that hold a run's journal, or what lies beside it, and don't say
   * which run it is.
   */
  public static List<InputProblem> halfDeleted(Path directory) throws IOException {
    List<Path> suspects;
    try (Stream<Path> inside = Files.walk(directory, DEEPEST)) {
      suspects =
          inside
              .filter(each -> PARTS.contains(String.valueOf(each.getFileName())))
              .flatMap(each -> Optional.ofNullable(each.getParent()).stream())
              .filter(run -> !Files.exists(run.resolve(RunHeader.FILE)))
              .distinct()
              .sorted()
              .limit(MOST)
              .toList();
    }
    var problems = new ArrayList<InputProblem>();
    for (Path run : suspects) {
      RunFolder.halfDeleted(run, Optional.empty()).ifPresent(problems::add);
    }
    return problems;
  }

  /** Where the run in a directory stands; its process may be writing. */
  public static RunStatus status(Path run) throws InputProblem, IOException {
    var storage = new DirectoryStorage(run);
    long endNanos = KeptPlan.onRig(storage, run.toString()).phases().runNanos();
    for (int tried = 1; ; tried++) {
      var fold = new StatusFold().endingAt(endNanos);
      try {
        JournalReader.read(
            storage,
            (stamp, kind, payload) ->
                EventCodec.read(kind, payload)
                    .ifPresent(e -> fold.on(e, stamp.monotonicNanos(), stamp.wallMicros())));
        return fold.status();
      } catch (JournalDamage damage) {
        if (tried == TRIES) {
          throw new InputProblem(
              run.resolve(damage.file()).toString(),
              (int) Math.max(1, damage.line()),
              damage.what(),
              damage.remedy());
        }
      } catch (NoSuchFileException compressedMeanwhile) {
        if (tried == TRIES) {
          throw compressedMeanwhile;
        }
      } catch (JournalFormatException bad) {
        throw new InputProblem(
            run.resolve("journal").toString(), 1, String.valueOf(bad.getMessage()), "Restore it");
      }
    }
  }
}
