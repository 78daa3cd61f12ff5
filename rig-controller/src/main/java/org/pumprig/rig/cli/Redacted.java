package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pumprig.host.Trees;
import org.pumprig.rig.redaction.RunRedaction;
import org.pumprig.rig.rundir.Tombstone;

/**
 * Runs on their way into a pack: as they are, or copies without what may name patients.
 *
 * @param runs their directories
 * @param lines what was taken out, for people
 * @param folder of the copies, to be deleted; empty: there are none
 */
record Redacted(List<Path> runs, List<String> lines, Optional<Path> folder) {
  /** Copies the lists. */
  Redacted {
    runs = List.copyOf(runs);
    lines = List.copyOf(lines);
  }

  /** Copies runs if something is to be taken out of them. */
  static Redacted of(List<Path> runs, Set<RunRedaction.What> what)
      throws IOException, CommandProblem {
    if (what.isEmpty()) {
      return new Redacted(runs, List.of(), Optional.empty());
    }
    Path folder = Files.createTempDirectory("pumprig-redact");
    var lines = new ArrayList<String>();
    var copies = new Redacted(List.of(), List.of(), Optional.of(folder));
    try {
      var made = new ArrayList<Path>();
      for (Path run : runs) {
        Path copy = folder.resolve(String.valueOf(run.toAbsolutePath().normalize().getFileName()));
        if (Files.exists(copy)) {
          throw new CommandProblem("two runs are called " + copy.getFileName() + ".");
        }
        for (Tombstone one : RunRedaction.copy(run, copy, what)) {
          lines.add(
              "Redacted: %s/%s: %s"
                  .formatted(copy.getFileName(), one.file(), String.join("; ", one.removed())));
        }
        made.add(copy);
      }
      if (lines.isEmpty()) {
        lines.add("Redacted: nothing; no run holds what was to be taken out");
      }
      return new Redacted(made, lines, Optional.of(folder));
    } catch (IOException | CommandProblem e) {
      copies.delete();
      throw e;
    }
  }

  void delete() throws IOException {
    if (folder.isPresent()) {
      Trees.delete(folder.get());
    }
  }
}
