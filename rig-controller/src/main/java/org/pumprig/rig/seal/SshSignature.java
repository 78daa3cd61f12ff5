package org.pumprig.rig.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature in the format of {@code ssh-keygen -Y sign} (OpenSSH, PROTOCOL.sshsig): the key is in
 * it, and a namespace, so that a signature made for one purpose is good for no other.
 *
 * @param key whose it is
 * @param namespace what it was made for
 * @param hash {@code sha256} or {@code sha512}, by which the message went in
 * @param algorithm of the signature, such as {@code rsa-sha2-512}
 * @param bytes the signature proper
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SshSignature(
    SshPublicKey key, String namespace, String hash, String algorithm, byte[] bytes) {
  private static final String HEAD = "-----BEGIN SSH SIGNATURE-----\n";
  private static final String FOOT = "-----END SSH SIGNATURE-----\n";
  private static final byte[] MAGIC = SshWire.ascii("SSHSIG");
  private static final int VERSION = 1;
  private static final int MOST_CHARACTERS = 20_000;

  /**
   * Reads a signature file.
   *
   * @throws SealException if it is none, or of a kind that isn't known here
   */
  public static SshSignature parse(String armored) throws SealException {
    String text = armored.replace("\r\n", "\n").strip() + "\n";
    if (text.length() > MOST_CHARACTERS || !text.startsWith(HEAD) || !text.endsWith(FOOT)) {
      throw new SealException("no SSH signature: it begins with '-----BEGIN SSH SIGNATURE-----'");
    }
    String body = text.substring(HEAD.length(), text.length() - FOOT.length());
    try {
      return parse(Base64.getDecoder().decode(body.replace("\n", "")));
    } catch (IllegalArgumentException e) {
      throw new SealException("an SSH signature whose base64 is broken");
    }
  }

  /**
   * Reads what {@link #bare} left of a signature file.
   *
   * @throws SealException as {@link #parse(String)}
   */
  public static SshSignature parseBare(String base64) throws SealException {
    return parse(HEAD + base64 + "\n" + FOOT);
  }

  /** A signature file without its armour: base64 alone. */
  public static String bare(String armored) {
    return armored.replaceAll("-----[A-Z ]+-----|\\s", "");
  }

  private static SshSignature parse(byte[] blob) throws SealException {
    var wire = new SshWire(blob);
    if (!Arrays.equals(wire.take(MAGIC.length), MAGIC) || wire.number() != VERSION) {
      throw new SealException("an SSH signature of another format than version 1");
    }
    SshPublicKey key = SshPublicKey.parse(wire.string());
    String namespace = new String(wire.string(), StandardCharsets.UTF_8);
    if (wire.string().length > 0) {
      throw new SealException("an SSH signature that uses the reserved field");
    }
    String hash = wire.text();
    var signature = new SshWire(wire.string());
    wire.end();
    String algorithm = signature.text();
    byte[] bytes = signature.string();
    signature.end();
    if (!hash.equals("sha256") && !hash.equals("sha512")) {
      throw new SealException("an SSH signature by another hash than sha256 or sha512");
    }
    return new SshSignature(key, namespace, hash, algorithm, bytes);
  }

  /**
   * Whether the key signed this message for this purpose; what is malformed was not signed by it.
   */
  public boolean verifies(byte[] message, String wantedNamespace) {
    if (!namespace.equals(wantedNamespace)) {
      return false;
    }
    try {
      Signature verifier = Signature.getInstance(javaName());
      verifier.initVerify(key.key());
      verifier.update(signed(namespace, hash, message));
      return verifier.verify(key.type().equals(SshPublicKey.ECDSA) ? joined() : bytes);
    } catch (SignatureException | InvalidKeyException | SealException malformed) {
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform of ours has " + algorithm, e);
    }
  }

  private String javaName() throws SealException {
    String both = key.type() + " " + algorithm;
    return switch (both) {
      case SshPublicKey.ED25519 + " " + SshPublicKey.ED25519 -> "Ed25519";
      case SshPublicKey.ECDSA + " " + SshPublicKey.ECDSA -> "SHA256withECDSAinP1363Format";
      case SshPublicKey.RSA + " rsa-sha2-512" -> "SHA512withRSA";
      case SshPublicKey.RSA + " rsa-sha2-256" -> "SHA256withRSA";
      default -> throw new SealException("a signature of another kind than its key");
    };
  }

  /** RFC 5656, 3.1.2 has r and s as two numbers; Java takes them as 64 bytes. */
  private byte[] joined() throws SealException {
    var wire = new SshWire(bytes);
    byte[] both = new byte[64];
    for (int i = 0; i < 2; i++) {
      byte[] number = wire.big().toByteArray();
      int from = Math.max(0, number.length - 32);
      if (number.length > 33 || (from == 1 && number[0] != 0)) {
        throw new SealException("an ECDSA signature that is out of range");
      }
      int length = number.length - from;
      System.arraycopy(number, from, both, 32 * (i + 1) - length, length);
    }
    wire.end();
    return both;
  }

  /** What the key signs. */
  static byte[] signed(String namespace, String hash, byte[] message) {
    String algorithm = hash.equals("sha256") ? "SHA-256" : "SHA-512";
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(message);
      var out = new ByteArrayOutputStream();
      out.writeBytes(MAGIC);
      out.writeBytes(
          SshWire.strings(
              namespace.getBytes(StandardCharsets.UTF_8),
              new byte[0],
              SshWire.ascii(hash),
              digest));
      return out.toByteArray();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }
}
