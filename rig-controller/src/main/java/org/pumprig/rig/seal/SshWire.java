package org.pumprig.rig.seal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads and writes SSH's wire format (RFC 4251, 5): numbers of four bytes, strings with length. */
final class SshWire {
  private final byte[] bytes;
  private int at;

  SshWire(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A number of four bytes. */
  int number() throws SealException {
    byte[] four = take(4);
    return (four[0] << 24) | ((four[1] & 0xff) << 16) | ((four[2] & 0xff) << 8) | (four[3] & 0xff);
  }

  /** A string: its length, then its bytes. */
  byte[] string() throws SealException {
    return take(number());
  }

  /** A string of ASCII text. */
  String text() throws SealException {
    return new String(string(), StandardCharsets.US_ASCII);
  }

  /** A number of any size, which can't be negative here. */
  BigInteger big() throws SealException {
    return new BigInteger(1, string());
  }

  /** So many bytes as they stand. */
  byte[] take(int length) throws SealException {
    if (length < 0 || length > bytes.length - at) {
      throw new SealException("an SSH key or signature that is cut short");
    }
    at += length;
    return Arrays.copyOfRange(bytes, at - length, at);
  }

  /** Nothing may follow. */
  void end() throws SealException {
    if (at != bytes.length) {
      throw new SealException("an SSH key or signature with more bytes than belong to it");
    }
  }

  /** One string after another, with their lengths. */
  static byte[] strings(byte[]... strings) {
    var out = new ByteArrayOutputStream();
    for (byte[] one : strings) {
      int length = one.length;
      out.writeBytes(
          new byte[] {
            (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
          });
      out.writeBytes(one);
    }
    return out.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
