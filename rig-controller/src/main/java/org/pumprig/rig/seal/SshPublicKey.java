package org.pumprig.rig.seal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A person's public SSH key, in one of the kinds whose signatures can be checked here: Ed25519 (RFC
 * 8709), ECDSA on P-256 (RFC 5656), RSA of 2048 bits or more (RFC 4253).
 *
 * @param type as SSH calls it, such as {@code ssh-ed25519}
 * @param blob the key on the wire; two keys are one if these bytes are
 * @param key the key
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by fingerprint, below
public record SshPublicKey(String type, byte[] blob, PublicKey key) {
  static final String ED25519 = "ssh-ed25519";
  static final String ECDSA = "ecdsa-sha2-nistp256";
  static final String RSA = "ssh-rsa";

  private static final int LEAST_RSA_BITS = 2048;
  private static final int MOST_LINE_CHARACTERS = 16_000;
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8410, 4: what stands before the 32 bytes in a SubjectPublicKeyInfo. */
  private static final byte[] ED25519_PREFIX = HEX.parseHex("302a300506032b6570032100");

  /** RFC 5480, 2: the same for the 65 bytes of an uncompressed point on P-256. */
  private static final byte[] P256_PREFIX =
      HEX.parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");

  /**
   * Reads a line as it stands in a {@code .pub} file.
   *
   * @throws SealException if it is none, or of a kind that isn't known here
   */
  public static SshPublicKey parseLine(String line) throws SealException {
    String[] words = line.strip().split("\\s+", 3);
    if (line.length() > MOST_LINE_CHARACTERS || words.length < 2) {
      throw new SealException("no public SSH key: its line begins with 'ssh-ed25519 AAAA…'");
    }
    try {
      SshPublicKey key = parse(Base64.getDecoder().decode(words[1]));
      if (key.type().equals(words[0])) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new SealException("a public SSH key whose base64 is broken");
    }
    throw new SealException("a public SSH key of another kind than its line says");
  }

  /** Reads a key from the wire. */
  static SshPublicKey parse(byte[] blob) throws SealException {
    var wire = new SshWire(blob);
    String type = wire.text();
    try {
      PublicKey key =
          switch (type) {
            case ED25519 -> fixed("Ed25519", ED25519_PREFIX, wire.string(), 32);
            case ECDSA -> {
              if (!wire.text().equals("nistp256")) {
                throw new SealException("an ECDSA key on another curve than P-256");
              }
              yield fixed("EC", P256_PREFIX, wire.string(), 65);
            }
            case RSA -> rsa(wire);
            default ->
                throw new SealException(
                    "an SSH key of the kind "
                        + type.replaceAll("[^A-Za-z0-9@.-]", "?")
                        + " can't be checked here; use Ed25519, ECDSA on P-256 or RSA");
          };
      wire.end();
      return new SshPublicKey(type, blob, key);
    } catch (GeneralSecurityException e) {
      throw new SealException("an SSH key that is no point on its curve, or no RSA key");
    }
  }

  private static PublicKey fixed(String algorithm, byte[] prefix, byte[] raw, int length)
      throws GeneralSecurityException, SealException {
    if (raw.length != length) {
      throw new SealException("an SSH key of " + raw.length + " bytes instead of " + length);
    }
    byte[] info = Arrays.copyOf(prefix, prefix.length + length);
    System.arraycopy(raw, 0, info, prefix.length, length);
    return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info));
  }

  private static PublicKey rsa(SshWire wire) throws GeneralSecurityException, SealException {
    var exponent = wire.big();
    var modulus = wire.big();
    if (modulus.bitLength() < LEAST_RSA_BITS) {
      throw new SealException("an RSA key of less than " + LEAST_RSA_BITS + " bits");
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  /** As {@code ssh-keygen -l} shows it: SHA-256 of the blob, in base64 without padding. */
  public String fingerprint() {
    byte[] digest = VerifyingKey.sha256(blob);
    return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
  }

  /** Type and base64, as in a {@code .pub} file, without comment. */
  public String line() {
    return type + " " + Base64.getEncoder().encodeToString(blob);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SshPublicKey key && Arrays.equals(blob, key.blob);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(blob);
  }
}
