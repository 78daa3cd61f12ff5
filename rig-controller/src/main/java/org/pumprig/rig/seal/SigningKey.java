package org.pumprig.rig.seal;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Optional;

/** A key that seals. Its private half is never shown: not even {@link #toString} knows it. */
public final class SigningKey {
  private final PrivateKey privateKey;
  private final VerifyingKey verifyingKey;
  private final Optional<Provider> provider;

  SigningKey(PrivateKey privateKey, VerifyingKey verifyingKey) {
    this(privateKey, verifyingKey, Optional.empty());
  }

  /** Of a key that only one provider can use: a token's. */
  SigningKey(PrivateKey privateKey, VerifyingKey verifyingKey, Optional<Provider> provider) {
    this.privateKey = privateKey;
    this.verifyingKey = verifyingKey;
    this.provider = provider;
  }

  /** A new key, from the operating system's randomness. */
  public static SigningKey generate(KeyKind kind) {
    try {
      var generator = KeyPairGenerator.getInstance(kind.keyAlgorithm());
      if (kind == KeyKind.ECDSA_P256) {
        generator.initialize(new ECGenParameterSpec("secp256r1"), new SecureRandom());
      }
      var pair = generator.generateKeyPair();
      return new SigningKey(pair.getPrivate(), new VerifyingKey(kind, pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform of ours has " + kind.word(), e);
    }
  }

  /** The half that may be shown. */
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  PrivateKey privateKey() {
    return privateKey;
  }

  /** Signs bytes: Ed25519 64 bytes; ECDSA in DER, different each time. */
  public byte[] sign(byte[] bytes) {
    try {
      String algorithm = verifyingKey.kind().signatureAlgorithm();
      var signer =
          provider.isPresent()
              ? Signature.getInstance(algorithm, provider.get())
              : Signature.getInstance(algorithm);
      signer.initSign(privateKey);
      signer.update(bytes);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of our own can't sign", e);
    }
  }

  @Override
  public String toString() {
    return "signing key " + verifyingKey.id();
  }
}
