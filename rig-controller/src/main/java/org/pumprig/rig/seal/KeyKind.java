package org.pumprig.rig.seal;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Optional;

/** The kinds of key that seal packs. */
public enum KeyKind {
  /** RFC 8032; the signature is 64 bytes. */
  ED25519("ed25519", "Ed25519", "Ed25519"),
  /** FIPS 186-5 on P-256 with SHA-256; the signature is DER. */
  ECDSA_P256("ecdsa-p256", "EC", "SHA256withECDSA");

  private static final int P256_BITS = 256;

  private final String word;
  private final String keyAlgorithm;
  private final String signatureAlgorithm;

  KeyKind(String word, String keyAlgorithm, String signatureAlgorithm) {
    this.word = word;
    this.keyAlgorithm = keyAlgorithm;
    this.signatureAlgorithm = signatureAlgorithm;
  }

  /** As on the command line. */
  public String word() {
    return word;
  }

  String keyAlgorithm() {
    return keyAlgorithm;
  }

  String signatureAlgorithm() {
    return signatureAlgorithm;
  }

  /** Of which kind a public key is; empty if of none that seals. */
  static Optional<KeyKind> of(PublicKey key) {
    return switch (key) {
      case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> Optional.of(ED25519);
      case ECPublicKey ec when ec.getParams().getCurve().getField().getFieldSize() == P256_BITS ->
          Optional.of(ECDSA_P256);
      default -> Optional.empty();
    };
  }
}
