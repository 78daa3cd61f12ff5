package org.pumprig.rig.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.JournalFormatException;

/**
 * The steps that a run asks people for at present, for other processes: its journal says the same,
 * but takes long to read. A convenience; nothing is concluded from it.
 *
 * @param folder the run's inbox
 */
public record StepBoard(Path folder) {
  private static final String ENDING = ".step";
  private static final int MOST_BYTES = 32 << 10;
  private static final int MOST_STEPS = 50;

  /** The board of a run. */
  public static StepBoard of(Path run) {
    return new StepBoard(run.resolve("inbox"));
  }

  void ask(StepAsked step) throws IOException {
    Files.createDirectories(folder);
    Path half = folder.resolve(step.step() + ".half");
    Files.write(half, CanonicalJson.bytes(step));
    Files.move(half, folder.resolve(step.step() + ENDING), StandardCopyOption.ATOMIC_MOVE);
  }

  void over(String step) throws IOException {
    Files.deleteIfExists(folder.resolve(step + ENDING));
  }

  /** Steps that wait for an answer, or whose effects were not seen yet, by name. */
  public List<StepAsked> open() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    var open = new ArrayList<StepAsked>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files
              .filter(each -> each.toString().endsWith(ENDING))
              .sorted()
              .limit(MOST_STEPS)
              .toList()) {
        read(file, open);
      }
    }
    return open;
  }

  private static void read(Path file, List<StepAsked> open) throws IOException {
    try (var in = Files.newInputStream(file)) {
      open.add(StepAsked.read(CanonicalParser.parse(in.readNBytes(MOST_BYTES))));
    } catch (java.nio.file.NoSuchFileException overMeanwhile) {
      // it was answered, or its time is over
    } catch (JournalFormatException bad) {
      throw new IOException(file + " is no step: " + bad.getMessage(), bad);
    }
  }
}
