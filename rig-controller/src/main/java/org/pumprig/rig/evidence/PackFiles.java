package org.pumprig.rig.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Copies what belongs to a pack, with limits; links are refused. */
final class PackFiles {
  private static final int MOST_FILES = 1_000_000;

  /** Derived from the journal, deletable, and no evidence. */
  private static final String SNAPSHOTS = "snapshots";

  private PackFiles() {}

  /**
   * Copies a folder's plain files.
   *
   * @throws IOException if there is a link or a device in it, or too many files
   */
  static void copyFolder(Path from, Path to) throws IOException {
    copy(from, to, relative -> !relative.startsWith(SNAPSHOTS));
  }

  /** Copies all of a sealed bag. */
  static void copyBag(Path from, Path to) throws IOException {
    copy(from, to, relative -> true);
  }

  private static void copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.limit(MOST_FILES + 1L).sorted().toList();
    }
    if (files.size() > MOST_FILES) {
      throw new IOException(from + " holds more than " + MOST_FILES + " files");
    }
    for (Path file : files) {
      Path relative = from.relativize(file);
      if (!wanted.test(relative) || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        continue;
      }
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(file + " is no plain file, and a pack holds nothing else");
      }
      Path target = to.resolve(relative.toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }
}
