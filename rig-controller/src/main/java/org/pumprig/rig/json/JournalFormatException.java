package org.pumprig.rig.json;

/**
 * Bytes that aren't what their reader was promised: no canonical JSON, or a member missing or of
 * another type.
 *
 * <p>Unchecked because each record's codec would have to declare it; whoever reads a file catches
 * it and says which file and line.
 */
public final class JournalFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message what is wrong, naming the member or the byte's offset
   */
  public JournalFormatException(String message) {
    super(message);
  }

  JournalFormatException(String message, JournalFormatException cause) {
    super(message, cause);
  }
}
