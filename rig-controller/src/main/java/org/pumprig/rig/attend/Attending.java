package org.pumprig.rig.attend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.campaign.LogInbox;
import org.pumprig.rig.campaign.StepBoard;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.observe.camera.PictureKind;
import org.pumprig.rig.session.LogBooks;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The open steps of a run or of a campaign's runs, and answers to them.
 *
 * @param directory a run's or a campaign's
 */
public record Attending(Path directory) {
  /** Photos are no larger; phones make some of 12 MB. */
  public static final int MOST_PHOTO_BYTES = 25 << 20;

  private static final int MOST_CHARS = 1_000;

  /** What waits, by run and step. */
  public List<OpenStep> open() throws IOException, InputProblem {
    var open = new ArrayList<OpenStep>();
    for (Path run : RunDirectories.below(directory)) {
      List<StepAsked> asked = StepBoard.of(run).open();
      if (!asked.isEmpty()) {
        RunHeader header = header(run);
        asked.forEach(step -> open.add(new OpenStep(run, header, step)));
      }
    }
    return List.copyOf(open);
  }

  private static RunHeader header(Path run) throws IOException, InputProblem {
    try {
      return RunHeader.parse(Files.readAllBytes(run.resolve(RunHeader.FILE)));
    } catch (JournalFormatException bad) {
      throw new InputProblem(
          run.resolve(RunHeader.FILE).toString(),
          1,
          String.valueOf(bad.getMessage()),
          "Restore it");
    }
  }

  /**
   * The open step of that name.
   *
   * @param runId empty: the only one that has it
   */
  public OpenStep find(String runId, String step) throws IOException, InputProblem {
    List<OpenStep> found =
        open().stream()
            .filter(each -> each.step().step().equals(step))
            .filter(each -> runId.isEmpty() || each.header().runId().equals(runId))
            .toList();
    if (found.size() != 1) {
      throw new InputProblem(
          directory.toString(),
          1,
          found.isEmpty()
              ? "no step '" + step + "' waits for an answer here"
              : "step '" + step + "' waits in " + found.size() + " runs",
          found.isEmpty()
              ? "'pumprig attend' with the directory alone lists those that do"
              : "Name the run's own directory");
    }
    return found.getFirst();
  }

  /**
   * Answers a step; the answer is in the journal when this returns. Whether it counts is seen in
   * the run: its effects must be seen too.
   *
   * @param photo its bytes; empty: none
   * @throws InputProblem if something that the plan asks for is missing, or nobody takes the answer
   */
  public StepAnswered answer(OpenStep open, String by, String entry, Optional<byte[]> photo)
      throws IOException, InputProblem {
    StepAsked step = open.step();
    String where = open.run() + ", step " + step.step();
    line(where, "the name", by, true);
    line(where, "the entry", entry, !step.entry().isEmpty());
    if (!step.photo().isEmpty() && photo.isEmpty()) {
      throw new InputProblem(where, 1, "a photo is asked for: " + step.photo(), "Add it");
    }
    Optional<Path> file = Optional.empty();
    var answer = new StepAnswered(step.step(), by.strip(), entry.strip(), "", 0, "");
    if (photo.isPresent()) {
      byte[] bytes = photo.get();
      String digest = ContentDigest.hex(bytes);
      String name =
          "raw/operator-%s-%s.%s"
              .formatted(step.step(), digest.substring(0, 8), ending(where, bytes));
      file = Optional.of(open.run().resolve(name));
      Files.createDirectories(open.run().resolve("raw"));
      Files.write(file.get(), bytes);
      answer = new StepAnswered(step.step(), by.strip(), entry.strip(), name, bytes.length, digest);
    }
    try {
      LogBooks.awaitTaken(open.run(), LogInbox.of(open.run()).leave(answer));
    } catch (InputProblem nobody) {
      if (file.isPresent()) {
        Files.deleteIfExists(file.get());
      }
      throw nobody;
    }
    return answer;
  }

  private static void line(String where, String what, String text, boolean needed)
      throws InputProblem {
    boolean bad = text.length() > MOST_CHARS || text.chars().anyMatch(c -> c < ' ' || c == 127);
    if (bad || (needed && text.isBlank())) {
      throw new InputProblem(
          where,
          1,
          what
              + (bad
                  ? " is no single line of at most " + MOST_CHARS + " characters"
                  : " is missing"),
          "Write it in one line");
    }
  }

  private static String ending(String where, byte[] bytes) throws InputProblem {
    if (bytes.length > MOST_PHOTO_BYTES) {
      throw new InputProblem(where, 1, "the photo has more than 25 MB", "Send a smaller one");
    }
    Optional<String> kind = PictureKind.ending(bytes);
    if (kind.isPresent()) {
      return kind.get();
    }
    throw new InputProblem(
        where, 1, "the photo is no JPEG, PNG, WebP or HEIC file", "Send it in one of these forms");
  }
}
