package org.pumprig.digest;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) without checked exceptions. */
public final class ContentDigest {
  private static final int BLOCK_BYTES = 1 << 16;

  private ContentDigest() {}

  /** A digest to which bytes can be added. */
  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Of these bytes, in lower-case hex. */
  public static String hex(byte[] content) {
    return HexFormat.of().formatHex(sha256().digest(content));
  }

  /** Of all that the stream still holds, in lower-case hex; the stream stays open. */
  public static String hex(InputStream content) throws IOException {
    MessageDigest digest = sha256();
    byte[] block = new byte[BLOCK_BYTES];
    for (int read = content.read(block); read >= 0; read = content.read(block)) {
      digest.update(block, 0, read);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
