package org.pumprig.host;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * Files below one root, with the durability that a journal needs said out loud.
 *
 * <p>Names are relative, with {@code /}; no {@code ..}, no leading slash (else {@link
 * IllegalArgumentException}). Folders are made as needed. Methods may be called from any thread; an
 * {@link Appender} by one at a time.
 */
public interface Storage {
  /**
   * Opens a file for appending, creating it if need be; its name is durable after the next sync.
   */
  Appender append(String name) throws IOException;

  /** Opens a file for reading. */
  InputStream read(String name) throws IOException;

  /** Length in bytes. */
  long size(String name) throws IOException;

  /** Whether a file of that name exists. */
  boolean exists(String name);

  /** Names of the files directly in a folder ({@code ""}: the root), sorted; empty if absent. */
  List<String> list(String folder) throws IOException;

  /** Writes a whole file so that after a crash it has the old content or the new, never a mix. */
  void replace(String name, byte[] content) throws IOException;

  /** Cuts a file to {@code length} bytes, durably. */
  void truncate(String name, long length) throws IOException;

  /** Deletes a file, durably; absent is fine. */
  void delete(String name) throws IOException;

  /** How much room there is; a disk that can't be asked is taken for endless. */
  default Room room() throws IOException {
    return Room.ENDLESS;
  }

  /**
   * Room on a disk.
   *
   * @param freeBytes what may still be written
   * @param totalBytes all of the disk
   */
  record Room(long freeBytes, long totalBytes) {
    /** No bound is known. */
    public static final Room ENDLESS = new Room(Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** A file being appended to. */
  interface Appender extends AutoCloseable {
    /** Appends; not durable before {@link #sync}. */
    void write(byte[] bytes, int offset, int length) throws IOException;

    /** Returns when all that was written, and the file's name, would survive a power cut. */
    void sync() throws IOException;

    /** Closes without syncing. */
    @Override
    void close() throws IOException;
  }
}
