package org.pumprig.fault.power;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who may switch an outlet.
 *
 * @param user its name there
 * @param passwordFile file whose first line is the password; read when it is needed
 */
public record SwitchLogin(String user, Path passwordFile) {
  private static final int MOST_BYTES = 1_024;

  /** The password, for one request. */
  String password() throws IOException {
    return firstLine(passwordFile);
  }

  /**
   * A secret's file: its first line.
   *
   * @throws IOException if it can't be read or is empty; names the file, never the secret
   */
  static String firstLine(Path file) throws IOException {
    byte[] bytes;
    try (var in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      throw new IOException("the secret's file " + file + " can't be read", e);
    }
    String line = new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("").strip();
    if (line.isEmpty()) {
      throw new IOException("the secret's file " + file + " has an empty first line");
    }
    return line;
  }
}
