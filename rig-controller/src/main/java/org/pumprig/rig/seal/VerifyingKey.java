package org.pumprig.rig.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.pumprig.digest.ContentDigest;

/**
 * A public key of a sealer.
 *
 * @param kind its kind
 * @param key the key
 */
public record VerifyingKey(KeyKind kind, PublicKey key) {
  private static final String HEAD = "-----BEGIN PUBLIC KEY-----\n";
  private static final String FOOT = "-----END PUBLIC KEY-----\n";
  private static final int MOST_PEM_CHARACTERS = 10_000;

  /** Of a key pair's public half. */
  static VerifyingKey of(PublicKey key) throws SealException {
    var kind =
        KeyKind.of(key)
            .orElseThrow(
                () ->
                    new SealException(
                        "a key of the kind "
                            + key.getAlgorithm()
                            + " can't seal; use Ed25519 or ECDSA on P-256"));
    return new VerifyingKey(kind, key);
  }

  /**
   * Reads a SubjectPublicKeyInfo in PEM (RFC 7468, 13).
   *
   * @throws SealException if it is none, or of a kind that can't seal
   */
  public static VerifyingKey parsePem(String pem) throws SealException {
    String text = pem.strip() + "\n";
    if (text.length() > MOST_PEM_CHARACTERS || !text.startsWith(HEAD) || !text.endsWith(FOOT)) {
      throw new SealException("no public key in PEM: it begins with '-----BEGIN PUBLIC KEY-----'");
    }
    String body = text.substring(HEAD.length(), text.length() - FOOT.length());
    try {
      return parseDer(Base64.getMimeDecoder().decode(body));
    } catch (IllegalArgumentException e) {
      throw new SealException("a public key whose base64 is broken");
    }
  }

  private static VerifyingKey parseDer(byte[] der) throws SealException {
    var spec = new X509EncodedKeySpec(der);
    for (KeyKind kind : KeyKind.values()) {
      try {
        return of(KeyFactory.getInstance(kind.keyAlgorithm()).generatePublic(spec));
      } catch (GeneralSecurityException e) {
        // not of this kind: the next one is tried
      }
    }
    throw new SealException("a public key that is neither Ed25519 nor ECDSA on P-256");
  }

  /** SubjectPublicKeyInfo in PEM, as openssl reads it. */
  public String pem() {
    String body =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
            .encodeToString(key.getEncoded());
    return HEAD + body + "\n" + FOOT;
  }

  /** What the key is called everywhere: SHA-256 of its SubjectPublicKeyInfo, in lower-case hex. */
  public String id() {
    return HexFormat.of().formatHex(sha256(key.getEncoded()));
  }

  /** Whether this key made the signature over these bytes; a malformed signature was not. */
  public boolean verifies(byte[] bytes, byte[] signature) {
    try {
      var verifier = Signature.getInstance(kind.signatureAlgorithm());
      verifier.initVerify(key);
      verifier.update(bytes);
      return verifier.verify(signature);
    } catch (SignatureException malformed) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of ours has " + kind.word(), e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    return ContentDigest.sha256().digest(bytes);
  }
}
