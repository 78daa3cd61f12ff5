package org.pumprig.rig.redaction;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.rundir.EvidenceFile;
import org.pumprig.rig.rundir.Tombstone;

/** Copies a run's directory without what may name patients. */
public final class RunRedaction {
  private static final String RAW = "raw/";
  private static final String CAPTURE = ".pcapng";
  private static final List<String> PHOTOS = List.of(".jpg", ".jpeg", ".png", ".webp");

  private RunRedaction() {}

  /** What can be taken out. */
  public enum What {
    /** What captured packets say; their heads stay. */
    CAPTURES,
    /** Photos of operators, whole. */
    PHOTOS
  }

  /**
   * Copies.
   *
   * @param to must not exist
   * @return a tombstone for each file of which something was taken out
   * @throws IOException if a file can't be copied, or a capture is damaged
   */
  public static List<Tombstone> copy(Path run, Path to, Set<What> what) throws IOException {
    var tombstones = new ArrayList<Tombstone>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(run)) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      String name = run.relativize(file).toString();
      Path target = to.resolve(name);
      if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectories(target);
      } else if (what.contains(What.CAPTURES) && name.startsWith(RAW) && name.endsWith(CAPTURE)) {
        tombstones.add(capture(file, name, to));
      } else if (what.contains(What.PHOTOS) && name.startsWith(RAW) && isPhoto(name)) {
        tombstones.add(Tombstone.ofAll(photo(file, name), "all of a photo"));
      } else {
        Files.copy(file, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    for (Tombstone one : tombstones) {
      Files.write(to.resolve(one.name()), one.bytes());
    }
    return tombstones;
  }

  private static boolean isPhoto(String name) {
    return PHOTOS.stream().anyMatch(name.toLowerCase(java.util.Locale.ROOT)::endsWith);
  }

  private static Tombstone capture(Path file, String name, Path to) throws IOException {
    String left = name.substring(0, name.length() - CAPTURE.length()) + ".redacted" + CAPTURE;
    MessageDigest before = ContentDigest.sha256();
    MessageDigest after = ContentDigest.sha256();
    List<String> removed;
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
        OutputStream out = Files.newOutputStream(to.resolve(left))) {
      removed =
          CaptureRedaction.copy(
              new DigestInputStream(in, before), new DigestOutputStream(out, after));
    } catch (IOException e) {
      throw new IOException(file + " can't be redacted: " + e.getMessage(), e);
    }
    return new Tombstone(
        name, digested(file, name, before), digested(to.resolve(left), left, after), removed);
  }

  private static EvidenceFile digested(Path file, String name, MessageDigest digest)
      throws IOException {
    return new EvidenceFile(name, Files.size(file), HexFormat.of().formatHex(digest.digest()));
  }

  private static EvidenceFile photo(Path file, String name) throws IOException {
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return new EvidenceFile(name, Files.size(file), ContentDigest.hex(in));
    }
  }
}
