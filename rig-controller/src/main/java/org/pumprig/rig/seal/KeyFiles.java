package org.pumprig.rig.seal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.pumprig.host.OwnerFile;

/**
 * Keys on disk: {@code NAME.key} (PKCS #8 in PEM, RFC 5958, mode 0600, encrypted with AES-256 and
 * PBKDF2 if there is a passphrase) and {@code NAME.pub} beside it (PEM).
 */
public final class KeyFiles {
  private static final int MOST_BYTES = 20_000;
  private static final int PBKDF2_ROUNDS = 600_000;

  private KeyFiles() {}

  /** The public half's file beside a private key's. */
  public static Path publicFile(Path keyFile) {
    String name = String.valueOf(keyFile.getFileName());
    String stem = name.endsWith(".key") ? name.substring(0, name.length() - 4) : name;
    return keyFile.resolveSibling(stem + ".pub");
  }

  /**
   * Writes both halves; nothing is overwritten.
   *
   * @param passphrase encrypts the private half; empty: it stands in the clear
   * @throws IOException if a file exists or can't be written
   */
  public static void write(Path keyFile, SigningKey key, Optional<char[]> passphrase)
      throws IOException {
    Path publicFile = publicFile(keyFile);
    for (Path file : new Path[] {keyFile, publicFile}) {
      if (Files.exists(file)) {
        throw new java.nio.file.FileAlreadyExistsException(file.toString());
      }
    }
    String pem = privatePem(key, passphrase);
    OwnerFile.create(keyFile, pem.getBytes(StandardCharsets.UTF_8));
    Files.writeString(publicFile, key.verifyingKey().pem(), StandardOpenOption.CREATE_NEW);
  }

  private static String privatePem(SigningKey key, Optional<char[]> passphrase) throws IOException {
    var text = new StringWriter();
    try (var pem = new JcaPEMWriter(text)) {
      if (passphrase.isEmpty()) {
        pem.writeObject(new JcaPKCS8Generator(key.privateKey(), null));
      } else {
        var encryptor =
            new JceOpenSSLPKCS8EncryptorBuilder(JcaPKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPRF(JcaPKCS8Generator.PRF_HMACSHA256)
                .setIterationCount(PBKDF2_ROUNDS)
                .setRandom(new SecureRandom())
                .setPassword(passphrase.get())
                .build();
        pem.writeObject(new JcaPKCS8Generator(key.privateKey(), encryptor));
      }
    } catch (OperatorCreationException e) {
      throw new IOException("the key can't be encrypted on this machine", e);
    }
    return text.toString();
  }

  /**
   * Reads a private key and its public half.
   *
   * @throws SealException if others may read it, the passphrase is missing or wrong, the halves
   *     don't belong together, or it is no key that seals
   */
  public static SigningKey read(Path keyFile, Optional<char[]> passphrase)
      throws IOException, SealException {
    if (Files.size(keyFile) > MOST_BYTES) {
      throw new SealException(keyFile + " is too large to be a key");
    }
    if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile)).endsWith("------")) {
      throw new SealException(
          keyFile + " can be read by others than its owner; run: chmod 600 " + keyFile);
    }
    PrivateKey privateKey = parse(keyFile, Files.readString(keyFile), passphrase);
    Path publicFile = publicFile(keyFile);
    if (!Files.isRegularFile(publicFile)) {
      throw new SealException("the public half " + publicFile + " of " + keyFile + " is missing");
    }
    var key = new SigningKey(privateKey, VerifyingKey.parsePem(Files.readString(publicFile)));
    requireOnePair(key, keyFile, publicFile);
    return key;
  }

  private static void requireOnePair(SigningKey key, Path keyFile, Path publicFile)
      throws SealException {
    byte[] probe = {1, 2, 3};
    try {
      if (key.verifyingKey().verifies(probe, key.sign(probe))) {
        return;
      }
    } catch (IllegalStateException otherKind) {
      // a key of another kind than its public half can't even sign: the same answer
    }
    throw new SealException(publicFile + " is not the public half of " + keyFile);
  }

  private static PrivateKey parse(Path file, String text, Optional<char[]> passphrase)
      throws SealException {
    try (var pem = new PEMParser(new StringReader(text))) {
      return switch (pem.readObject()) {
        case PrivateKeyInfo clear -> converted(clear);
        case PKCS8EncryptedPrivateKeyInfo encrypted when passphrase.isEmpty() ->
            throw new SealException(file + " is encrypted; give its passphrase");
        case PKCS8EncryptedPrivateKeyInfo encrypted ->
            converted(
                encrypted.decryptPrivateKeyInfo(
                    new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(new BouncyCastleProvider())
                        .build(passphrase.get())));
        case null, default ->
            throw new SealException(file + " holds no PKCS #8 private key in PEM");
      };
    } catch (PKCSException e) {
      throw new SealException("the passphrase of " + file + " is wrong");
    } catch (OperatorCreationException | GeneralSecurityException | PEMException e) {
      throw new SealException(file + " holds a key that this machine can't read");
    } catch (IOException e) {
      throw new SealException(file + " holds no PKCS #8 private key in PEM, or a part of one");
    }
  }

  private static PrivateKey converted(PrivateKeyInfo info)
      throws GeneralSecurityException, IOException {
    var spec = new java.security.spec.PKCS8EncodedKeySpec(info.getEncoded());
    for (KeyKind kind : KeyKind.values()) {
      try {
        return KeyFactory.getInstance(kind.keyAlgorithm()).generatePrivate(spec);
      } catch (java.security.spec.InvalidKeySpecException e) {
        // not of this kind: the next one is tried
      }
    }
    return new JcaPEMKeyConverter().getPrivateKey(info);
  }
}
