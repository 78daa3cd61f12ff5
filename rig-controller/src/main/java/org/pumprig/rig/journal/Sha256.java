package org.pumprig.rig.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.pumprig.digest.ContentDigest;

/** SHA-256 without checked exceptions and, where asked, without a new array for each digest. */
final class Sha256 {
  static final int BYTES = 32;
  private final MessageDigest digest;

  Sha256() {
    digest = ContentDigest.sha256();
  }

  void add(byte value) {
    digest.update(value);
  }

  void add(byte[] bytes, int offset, int length) {
    digest.update(bytes, offset, length);
  }

  void add(byte[] bytes) {
    digest.update(bytes);
  }

  /** The digest of what was added; starts anew. */
  byte[] finish() {
    return digest.digest();
  }

  /** As {@link #finish}, into 32 bytes that exist already. */
  void finishInto(byte[] target) {
    try {
      digest.digest(target, 0, BYTES);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes hold a SHA-256", e);
    }
  }

  String finishHex() {
    return hex(finish());
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  static boolean isHex(String text) {
    return text.length() == 2 * BYTES && text.chars().allMatch(Sha256::isHexDigit);
  }

  static boolean isHexDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }
}
