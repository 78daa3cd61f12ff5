package org.pumprig.rig.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.pumprig.digest.ContentDigest;

/** Digests of files, both of a bag's algorithms in one reading. */
final class Digests {
  private static final int BLOCK_BYTES = 1 << 16;

  private Digests() {}

  /**
   * Digests one file of a bag.
   *
   * @throws IOException if it can't be read, or is a link
   */
  static BagFile of(Path bag, String path) throws IOException {
    var sha256 = ContentDigest.sha256();
    var sha512 = sha512();
    long bytes = 0;
    byte[] block = new byte[BLOCK_BYTES];
    try (InputStream in = open(bag, path)) {
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        sha256.update(block, 0, n);
        sha512.update(block, 0, n);
        bytes += n;
      }
    }
    return new BagFile(path, bytes, hex(sha256), hex(sha512));
  }

  /**
   * The SHA-256 of one file of a bag, lower-case hex.
   *
   * @throws IOException if it can't be read, or is a link
   */
  static String sha256(Path bag, String path) throws IOException {
    try (InputStream in = open(bag, path)) {
      return ContentDigest.hex(in);
    }
  }

  private static InputStream open(Path bag, String path) throws IOException {
    Path file = bag.resolve(path);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(path + " is not a plain file");
    }
    return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha512() {
    try {
      return MessageDigest.getInstance("SHA-512");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-512", e);
    }
  }
}
