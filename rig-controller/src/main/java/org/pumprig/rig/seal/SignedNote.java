package org.pumprig.rig.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A signed note (C2SP signed-note): text, an empty line, signature lines. Of a checkpoint (C2SP
 * tlog-checkpoint) the signer's name is the text's first line, its origin.
 *
 * @param text ends with a line feed
 * @param signatures one or more
 */
public record SignedNote(String text, List<Signed> signatures) {
  private static final String DASH = "\u2014 ";
  private static final byte ED25519 = 1;
  private static final int RAW_KEY_BYTES = 32;
  private static final int ID_BYTES = 4;
  private static final int MOST_SIGNATURES = 16;

  /**
   * One signature line.
   *
   * @param name of the signer
   * @param keyId 4 bytes that hint at the key
   * @param bytes the signature over the text
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Signed(String name, byte[] keyId, byte[] bytes) {}

  /** Copies the list. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /** Signs a checkpoint's text with an Ed25519 key, under its origin's name. */
  public static SignedNote sign(String text, SigningKey key) {
    String name = origin(text);
    byte[] signature = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return new SignedNote(
        text, List.of(new Signed(name, keyId(name, key.verifyingKey()), signature)));
  }

  /** The first line. */
  public static String origin(String text) {
    return text.substring(0, text.indexOf('\n'));
  }

  private static byte[] keyId(String name, VerifyingKey key) {
    byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + 1 + RAW_KEY_BYTES);
    all[head.length] = ED25519;
    System.arraycopy(raw(key), 0, all, head.length + 1, RAW_KEY_BYTES);
    return Arrays.copyOf(VerifyingKey.sha256(all), ID_BYTES);
  }

  private static byte[] raw(VerifyingKey key) {
    byte[] info = key.key().getEncoded();
    return Arrays.copyOfRange(info, info.length - RAW_KEY_BYTES, info.length);
  }

  /** Whether this Ed25519 key signed the text, under its origin's name. */
  public boolean signedBy(VerifyingKey key) {
    if (key.kind() != KeyKind.ED25519) {
      return false;
    }
    String name = origin(text);
    byte[] id = keyId(name, key);
    return signatures.stream()
        .filter(one -> one.name().equals(name) && Arrays.equals(one.keyId(), id))
        .anyMatch(one -> key.verifies(text.getBytes(StandardCharsets.UTF_8), one.bytes()));
  }

  /** As it stands in a file. */
  public byte[] bytes() {
    var out = new StringBuilder(text).append('\n');
    for (Signed one : signatures) {
      byte[] both = Arrays.copyOf(one.keyId(), ID_BYTES + one.bytes().length);
      System.arraycopy(one.bytes(), 0, both, ID_BYTES, one.bytes().length);
      out.append(DASH).append(one.name()).append(' ');
      out.append(Base64.getEncoder().encodeToString(both)).append('\n');
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a note.
   *
   * @throws SealException if it is anything but what {@link #bytes} writes
   */
  public static SignedNote parse(byte[] note) throws SealException {
    String whole = new String(note, StandardCharsets.UTF_8);
    int end = whole.lastIndexOf("\n\n");
    if (end < 1) {
      throw new SealException("no signed note: it has no empty line before its signatures");
    }
    var signatures = new ArrayList<Signed>();
    try {
      for (String line : whole.substring(end + 2).split("\n", MOST_SIGNATURES + 1)) {
        String[] words = line.split(" ", 3);
        if (line.startsWith(DASH) && words.length == 3) {
          byte[] both = Base64.getDecoder().decode(words[2].strip());
          signatures.add(
              new Signed(
                  words[1],
                  Arrays.copyOf(both, ID_BYTES),
                  Arrays.copyOfRange(both, Math.min(ID_BYTES, both.length), both.length)));
        }
      }
    } catch (IllegalArgumentException e) {
      throw new SealException("a signed note whose base64 is broken");
    }
    var read = new SignedNote(whole.substring(0, end + 1), signatures);
    if (signatures.isEmpty() || !Arrays.equals(read.bytes(), note)) {
      throw new SealException("no signed note as this version writes it");
    }
    return read;
  }
}
