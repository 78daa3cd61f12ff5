package org.pumprig.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that only their owner may read: from their first byte on. */
public final class OwnerFile {
  private static final String OWNER_ONLY = "rw-------";

  private OwnerFile() {}

  /**
   * Writes a new one, mode 0600.
   *
   * @throws java.nio.file.FileAlreadyExistsException if it is there; nothing is overwritten
   */
  public static void create(Path file, byte[] content) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
    Files.write(file, content, StandardOpenOption.WRITE);
  }
}
