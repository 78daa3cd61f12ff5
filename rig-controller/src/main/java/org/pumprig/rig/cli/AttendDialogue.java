package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.attend.Attending;
import org.pumprig.rig.attend.OpenStep;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Asks a person at a terminal for the answer to each step that waits: name, entry, photo. What the
 * plan asks for is asked for until it is there; an empty name leaves a step open.
 */
final class AttendDialogue {
  private static final int MOST_TRIES = 5;

  private final Attending attending;
  private final PrintWriter people;
  private final Question question;
  private String name = "";

  /** Asks one question. */
  @FunctionalInterface
  interface Question {
    /** What was typed, without the line's end; empty: there is nobody any more. */
    Optional<String> ask(String prompt);
  }

  AttendDialogue(Attending attending, PrintWriter people, Question question) {
    this.attending = attending;
    this.people = people;
    this.question = question;
  }

  /**
   * Goes through the steps.
   *
   * @return how many were answered
   */
  int answer(List<OpenStep> open) throws IOException {
    int answered = 0;
    for (OpenStep each : open) {
      AttendCommand.lines(each).subList(0, 2).forEach(people::println);
      people.flush();
      Optional<String> by = name();
      if (by.isEmpty()) {
        people.println("  Left open: " + each.step().step() + ".");
      } else if (answered(each, by.get())) {
        answered++;
      }
      people.flush();
    }
    return answered;
  }

  private Optional<String> name() {
    String asked =
        name.isEmpty()
            ? "  Is it done? Your name (empty: leave it open): "
            : "  Is it done? Your name ('.' for " + name + ", empty: leave it open): ";
    Optional<String> typed = question.ask(asked).map(String::strip).filter(line -> !line.isEmpty());
    typed.filter(line -> !line.equals(".")).ifPresent(line -> name = line);
    return typed.filter(line -> !name.isEmpty()).map(_ -> name);
  }

  private boolean answered(OpenStep open, String by) throws IOException {
    Optional<String> entry = Optional.of("");
    if (!open.step().entry().isEmpty()) {
      entry = needed("  " + open.step().entry() + ": ");
    }
    Optional<byte[]> photo = Optional.empty();
    if (entry.isPresent() && !open.step().photo().isEmpty()) {
      photo = photo(open.step().photo());
    }
    if (entry.isEmpty() || (photo.isEmpty() && !open.step().photo().isEmpty())) {
      people.println("  Left open: " + open.step().step() + ", something asked for is missing.");
      return false;
    }
    try {
      attending.answer(open, by, entry.get(), photo);
      people.println("  Taken: " + open.step().step() + " by " + by + ".");
      people.println("  It counts once the rig has seen its effect: see 'pumprig status'.");
      return true;
    } catch (InputProblem refused) {
      people.println("  Not taken: " + refused.getMessage());
      return false;
    }
  }

  private Optional<String> needed(String prompt) {
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      Optional<String> typed = question.ask(prompt).map(String::strip);
      if (typed.isEmpty() || !typed.get().isEmpty()) {
        return typed;
      }
      people.println("  It is asked for; write it in one line.");
      people.flush();
    }
    return Optional.empty();
  }

  private Optional<byte[]> photo(String what) throws IOException {
    for (int tried = 0; tried < MOST_TRIES; tried++) {
      Optional<String> typed = needed("  Photo of " + what + ", path of its file: ");
      if (typed.isEmpty()) {
        return Optional.empty();
      }
      if (typed.get().indexOf('\0') < 0 && Files.isRegularFile(Path.of(typed.get()))) {
        try (var in = Files.newInputStream(Path.of(typed.get()))) {
          return Optional.of(in.readNBytes(Attending.MOST_PHOTO_BYTES + 1));
        }
      }
      people.println("  There is no file " + typed.get() + ".");
      people.flush();
    }
    return Optional.empty();
  }
}
