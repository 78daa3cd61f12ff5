package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPInputStream;

/** A compressed file, read once for both its content and its own digest. */
final class DigestedGzip implements AutoCloseable {
  private final DigestInputStream file;
  private final InputStream plain;

  DigestedGzip(InputStream in) throws IOException {
    try {
      file = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    try {
      plain = new GZIPInputStream(file, 64 << 10);
    } catch (IOException noGzip) {
      in.close();
      throw noGzip;
    }
  }

  InputStream plain() {
    return plain;
  }

  /** SHA-256 of the compressed file, whose rest is read for it. */
  String digestHex() throws IOException {
    byte[] rest = new byte[8 << 10];
    int count = 0;
    while (count >= 0) {
      count = file.read(rest);
    }
    return Sha256.hex(file.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }
}
