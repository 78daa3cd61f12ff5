package org.pumprig.rig.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A bag as a zip, and back: below one top folder, without links, within limits. */
final class BagZip {
  private static final int MOST_ENTRIES = 1_000_000;
  private static final long MOST_BYTES = 1L << 38;

  /** Beyond this an entry is a bomb: our own text shrinks by less than 100. */
  private static final long MOST_SHRINKAGE = 1_000;

  private static final long FREE_BYTES = 1 << 20;
  private static final int BLOCK_BYTES = 1 << 16;

  /** 1980-01-01: a zip's earliest time; the same bag gives the same bytes. */
  private static final java.time.LocalDateTime NO_TIME =
      java.time.LocalDateTime.of(1980, 1, 1, 0, 0);

  /** What is compressed already takes long to squeeze, and doesn't shrink. */
  private static final List<String> COMPRESSED =
      List.of(".gz", ".parquet", ".pdf", ".png", ".jpg", ".zip");

  private BagZip() {}

  static void write(Path bag, Path zip) throws IOException {
    String top = bag.getFileName() + "/";
    try (var out = new ZipOutputStream(Files.newOutputStream(zip, StandardOpenOption.CREATE_NEW))) {
      for (String path : Bag.files(bag, bag)) {
        var entry = new ZipEntry(top + path);
        entry.setTimeLocal(NO_TIME);
        out.setLevel(level(path));
        out.putNextEntry(entry);
        try (InputStream in = Files.newInputStream(bag.resolve(path), LinkOption.NOFOLLOW_LINKS)) {
          in.transferTo(out);
        }
        out.closeEntry();
      }
    }
  }

  /** Journals are by far the most, and level 6 takes three times as long for a quarter less. */
  private static int level(String path) {
    if (COMPRESSED.stream().anyMatch(path::endsWith)) {
      return Deflater.NO_COMPRESSION;
    }
    return path.endsWith(".jsonl") ? Deflater.BEST_SPEED : Deflater.DEFAULT_COMPRESSION;
  }

  /**
   * Unpacks into an empty folder.
   *
   * @return the bag's folder in it
   * @throws IOException if a name leaves the folder or comes twice, there is more than one top
   *     folder, or it is too much to be a pack
   */
  static Path unpack(Path zip, Path into) throws IOException {
    String top = "";
    long left = Math.min(MOST_BYTES, FREE_BYTES + Files.size(zip) * MOST_SHRINKAGE);
    int entries = 0;
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new IOException(zip + " holds more than " + MOST_ENTRIES + " files");
        }
        Path target = safe(zip, into, entry.getName());
        String first = into.relativize(target).getName(0).toString();
        if (!top.isEmpty() && !top.equals(first)) {
          throw new IOException(zip + " holds more than one folder: " + top + " and " + first);
        }
        top = first;
        if (!entry.isDirectory()) {
          Files.createDirectories(target.getParent());
          left = copy(zip, in, target, left);
        }
      }
    } catch (ZipException | IllegalArgumentException e) {
      throw new IOException(zip + " is no sound zip: " + e.getMessage(), e);
    }
    if (entries == 0) {
      throw new IOException(zip + " is no zip, or an empty one");
    }
    return into.resolve(top);
  }

  private static Path safe(Path zip, Path into, String name) throws IOException {
    Path target = into.resolve(name).normalize();
    if (name.startsWith("/")
        || name.contains("\\")
        || !target.startsWith(into)
        || target.equals(into)
        || !into.relativize(target).toString().equals(stripped(name))) {
      throw new IOException(zip + " holds a file that would lie outside the pack: " + name);
    }
    return target;
  }

  private static String stripped(String name) {
    return name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
  }

  private static long copy(Path zip, InputStream in, Path target, long most) throws IOException {
    long left = most;
    byte[] block = new byte[BLOCK_BYTES];
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        left -= n;
        if (left < 0) {
          throw new IOException(zip + " unpacks to far more than its size allows");
        }
        out.write(block, 0, n);
      }
    }
    return left;
  }
}
