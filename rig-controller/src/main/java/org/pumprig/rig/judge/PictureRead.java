package org.pumprig.rig.judge;

import java.util.List;
import java.util.Locale;
import org.pumprig.rig.event.LogBook.LogEntry;

/**
 * What a program read from a picture.
 *
 * @param file in the run's directory
 * @param text as the program read it
 * @param atNanos run time at which it was taken
 * @param people what people wrote who named the file
 */
public record PictureRead(String file, String text, long atNanos, List<LogEntry> people) {
  /** Copies the list. */
  public PictureRead {
    people = List.copyOf(people);
  }

  boolean shows(String code) {
    return has(text, code);
  }

  /** Who wrote the code beside the picture's name; empty: nobody. */
  String confirmedBy(String code) {
    return people.stream()
        .filter(entry -> has(entry.text(), code))
        .map(LogEntry::by)
        .findFirst()
        .orElse("");
  }

  /** As a word of its own, in capitals or not. */
  private static boolean has(String text, String code) {
    return List.of(text.toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1))
        .contains(code.toUpperCase(Locale.ROOT));
  }
}
