package org.pumprig.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The number of whoever holds a lock, one higher for each holder: a lock that was lost without its
 * holder knowing (its file deleted, a file system that forgets locks) doesn't let him go on, since
 * before he acts he looks whether his number still is the last.
 */
public final class Fence {
  private static final int MOST_DIGITS = 18;

  private final Storage storage;
  private final String file;
  private final long number;

  private Fence(Storage storage, String file, long number) {
    this.storage = storage;
    this.file = file;
    this.number = number;
  }

  /** The lock has been taken over by somebody else. */
  public static final class TakenOverException extends IOException {
    private static final long serialVersionUID = 1L;

    TakenOverException(long own, long last) {
      super(
          "session %d has taken this rig over from this one, number %d: nothing more is applied"
              .formatted(last, own));
    }
  }

  /**
   * The next number, durably; called by somebody who holds the lock.
   *
   * @param file holds the last number; made if absent
   * @throws IOException if it can't be read or written, or holds no number: the message names it
   */
  public static Fence next(Storage storage, String file) throws IOException {
    long next = storage.exists(file) ? last(storage, file) + 1 : 1;
    storage.replace(file, (next + "\n").getBytes(StandardCharsets.US_ASCII));
    return new Fence(storage, file, next);
  }

  /** The number, from 1. */
  public long number() {
    return number;
  }

  /**
   * Looks whether the number still is the last.
   *
   * @throws TakenOverException if it isn't
   */
  public void check() throws IOException {
    long last = last(storage, file);
    if (last != number) {
      throw new TakenOverException(number, last);
    }
  }

  private static long last(Storage storage, String file) throws IOException {
    try (InputStream in = storage.read(file)) {
      String text = new String(in.readNBytes(MOST_DIGITS + 2), StandardCharsets.US_ASCII).strip();
      if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
        throw new IOException(
            file + " holds no number; write one into it that is higher than any session's so far");
      }
      return Long.parseLong(text);
    }
  }
}
