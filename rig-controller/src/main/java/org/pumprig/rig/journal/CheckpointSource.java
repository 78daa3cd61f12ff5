package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;
import org.pumprig.rig.json.JournalFormatException;

/** The entries of the checkpoints file, one after another. */
final class CheckpointSource implements AutoCloseable {
  private static final int ENTRY_BYTES = 1 << 20;
  private final InputStream in;
  private byte[] buffer = new byte[16 << 10];
  private int start;
  private int limit;
  private long line;
  private long offset;
  private long wholeBytes;
  private boolean torn;

  CheckpointSource(Storage storage) throws IOException {
    this.in =
        storage.exists(Names.CHECKPOINTS)
            ? storage.read(Names.CHECKPOINTS)
            : InputStream.nullInputStream();
  }

  /** The next entry; null at the end or where the file ends within an entry. */
  @Nullable Checkpoint next() throws IOException, JournalDamage {
    long firstLine = line + 1;
    String text = paragraph();
    String signatures = text == null ? null : paragraph();
    if (text == null || signatures == null) {
      torn = offset > wholeBytes;
      return null;
    }
    wholeBytes = offset;
    try {
      if (!signatures.isEmpty()) {
        throw new JournalFormatException("signed, which this version doesn't know");
      }
      return Checkpoint.parse(text);
    } catch (JournalFormatException bad) {
      throw new JournalDamage(
          Names.CHECKPOINTS, firstLine, String.valueOf(bad.getMessage()), JournalScan.RESTORE);
    }
  }

  /** The line at which the next entry starts. */
  long line() {
    return line + 1;
  }

  /** Whether the file ended within an entry. */
  boolean isTorn() {
    return torn;
  }

  /** Length of the whole entries read so far. */
  long wholeBytes() {
    return wholeBytes;
  }

  /** Lines up to and without an empty one; null if the file ends before that. */
  private @Nullable String paragraph() throws IOException, JournalDamage {
    byte previous = '\n';
    for (int at = start; ; at++) {
      if (at == limit) {
        at -= makeRoom();
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
          offset += limit - start;
          start = limit;
          return null;
        }
        limit += count;
        at--;
        continue;
      }
      byte b = buffer[at];
      if (b == '\n') {
        line++;
        if (previous == '\n') {
          var text = new String(buffer, start, at - start, StandardCharsets.UTF_8);
          offset += at + 1 - start;
          start = at + 1;
          return text;
        }
      }
      previous = b;
    }
  }

  /** Room behind what was read; returns by how much that moved forward. */
  private int makeRoom() throws JournalDamage {
    int moved = start;
    if (moved > 0) {
      System.arraycopy(buffer, start, buffer, 0, limit - start);
      limit -= moved;
      start = 0;
    } else if (limit >= ENTRY_BYTES) {
      throw new JournalDamage(
          Names.CHECKPOINTS, line + 1, "an entry without end", JournalScan.RESTORE);
    } else if (limit == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    return moved;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
