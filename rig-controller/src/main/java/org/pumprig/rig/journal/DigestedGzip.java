package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.zip.GZIPInputStream;
import org.pumprig.digest.ContentDigest;

/** A compressed file, read once for both its content and its own digest. */
final class DigestedGzip implements AutoCloseable {
  private final DigestInputStream file;
  private final InputStream plain;

  DigestedGzip(InputStream in) throws IOException {
    file = new DigestInputStream(in, ContentDigest.sha256());
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
