package org.pumprig.rig.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.json.Recordable;

/**
 * Where other processes leave entries for the log book of a run that goes on, and answers to its
 * steps: only its own process writes its journal.
 *
 * @param folder a folder of the run's directory; made when the first entry is left
 */
public record LogInbox(Path folder) {
  private static final int MOST_BYTES = 32 << 10;
  private static final int MOST_ENTRIES = 100;
  private static final String ENDING = ".json";
  private static final String ANSWER = ".answer";

  /**
   * An entry that waits.
   *
   * @param entry the entry
   * @param file where; deleted once the entry is durable in the journal
   */
  public record Waiting(Input entry, Path file) {}

  /** The inbox of a run. */
  public static LogInbox of(Path run) {
    return new LogInbox(run.resolve("inbox"));
  }

  /** Leaves an entry; whole or not at all. */
  public Path leave(LogEntry entry) throws IOException {
    return leave(entry, ENDING);
  }

  /** Leaves somebody's answer to a step of the plan; whole or not at all. */
  public Path leave(StepAnswered answer) throws IOException {
    return leave(answer, ANSWER);
  }

  private Path leave(Recordable entry, String ending) throws IOException {
    Files.createDirectories(folder);
    byte[] bytes = CanonicalJson.bytes(entry);
    String name = ContentDigest.hex(bytes).substring(0, 16);
    Path half = folder.resolve(name + ".half");
    Files.write(half, bytes);
    return Files.move(half, folder.resolve(name + ending), StandardCopyOption.ATOMIC_MOVE);
  }

  /** What waits, by name; what can't be read is put aside as {@code .refused}. */
  List<Waiting> waiting() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var waiting = new ArrayList<Waiting>();
    List<Path> files;
    try (Stream<Path> inside = Files.list(folder)) {
      files =
          inside
              .filter(each -> each.toString().endsWith(ENDING) || each.toString().endsWith(ANSWER))
              .sorted()
              .limit(MOST_ENTRIES)
              .toList();
    }
    for (Path file : files) {
      try (var in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(MOST_BYTES);
        waiting.add(new Waiting(read(file, CanonicalParser.parse(bytes)), file));
      } catch (JournalFormatException bad) {
        Files.move(file, file.resolveSibling(file.getFileName() + ".refused"));
      }
    }
    return waiting;
  }

  private static Input read(Path file, Fields fields) {
    return file.toString().endsWith(ANSWER) ? StepAnswered.read(fields) : LogEntry.read(fields);
  }
}
