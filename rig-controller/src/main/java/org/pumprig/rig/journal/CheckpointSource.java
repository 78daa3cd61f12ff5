package org.pumprig.rig.journal;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;
import org.pumprig.rig.json.JournalFormatException;

/** The entries of the checkpoints file, one after another. */
final class CheckpointSource implements AutoCloseable {
  private static final int ENTRY_BYTES = 1 << 20;
  private final InputStream in;
  private long line;
  private long offset;
  private long wholeBytes;
  private boolean torn;

  CheckpointSource(Storage storage) throws IOException {
    this.in =
        storage.exists(Names.CHECKPOINTS)
            ? new BufferedInputStream(storage.read(Names.CHECKPOINTS))
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
    var bytes = new ByteArrayOutputStream();
    int previous = '\n';
    for (int b = in.read(); b >= 0; b = in.read()) {
      offset++;
      if (b == '\n') {
        line++;
        if (previous == '\n') {
          return bytes.toString(StandardCharsets.UTF_8);
        }
      }
      if (bytes.size() >= ENTRY_BYTES) {
        throw new JournalDamage(
            Names.CHECKPOINTS, line + 1, "an entry without end", JournalScan.RESTORE);
      }
      bytes.write(b);
      previous = b;
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
