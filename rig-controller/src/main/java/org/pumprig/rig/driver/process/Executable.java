package org.pumprig.rig.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Place;

/**
 * What a command runs.
 *
 * @param command argument vector with paths that don't depend on where it is started
 * @param digests name and SHA-256 of each file in it
 */
record Executable(List<String> command, String digests) {
  private static final List<String> FOLDERS = List.of("/usr/local/bin", "/usr/bin", "/bin");

  /**
   * Finds the program (a path that counts from the rig file's folder, or a name in the usual
   * folders) and every argument that names a file there.
   */
  static Executable find(List<String> words, String rigFile, Place place) throws InputProblem {
    Path folder = Path.of(rigFile).toAbsolutePath().getParent();
    var command = new ArrayList<String>();
    var digests = new ArrayList<String>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Path beside = folder == null || word.startsWith("-") ? null : folder.resolve(word);
      Path file = beside != null && Files.isRegularFile(beside) ? beside : null;
      if (file == null && i == 0 && !word.contains("/")) {
        file = onPath(word);
      }
      if (file == null && i == 0) {
        throw place.problem(
            "there is no program '" + word + "'",
            "Write a path that counts from this file's folder, or a name in "
                + String.join(", ", FOLDERS));
      }
      command.add(file == null ? word : file.normalize().toString());
      if (file != null) {
        digests.add(file.getFileName() + " sha256=" + digest(file, place));
      }
    }
    return new Executable(command, String.join(", ", digests));
  }

  private static @org.jspecify.annotations.Nullable Path onPath(String name) {
    for (String folder : FOLDERS) {
      Path file = Path.of(folder, name);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    return null;
  }

  private static String digest(Path file, Place place) throws InputProblem {
    try (InputStream in = Files.newInputStream(file)) {
      return ContentDigest.hex(in);
    } catch (IOException e) {
      throw place.problem(
          "'" + file + "' can't be read: " + e.getMessage(), "Give yourself the right to read it");
    }
  }
}
