package org.pumprig.rig.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads input files whole, within their limit, and digests them. */
public final class InputFile {
  private InputFile() {}

  /**
   * A file's bytes, at most 1 MiB and one byte (which {@link YamlDocument#parse} refuses).
   *
   * @throws InputProblem naming line 1, if the file can't be read
   */
  public static byte[] read(Path file) throws InputProblem {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(SourceText.MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new InputProblem(file.toString(), 1, "there is no such file", "Check the path");
    } catch (IOException e) {
      throw new InputProblem(
          file.toString(), 1, "the file can't be read (" + e.getMessage() + ")", "Check it");
    }
  }

  /**
   * A file named by another, resolved against that one's folder.
   *
   * @param from the file that names it
   * @param named what stands there
   */
  public static Path resolve(String from, Node.Scalar named) throws InputProblem {
    try {
      return Path.of(from).resolveSibling(named.text()).normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw named.place().problem(named.shown() + " is no path", "Write the path of a file");
    }
  }
}
