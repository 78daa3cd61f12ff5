package org.pumprig.rig.seal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys that other programs keep: PKCS #12 files (RFC 7292), and PKCS #11 tokens, named by a URI
 * (RFC 7512), whose private key never leaves them. Both hold a certificate beside the key; of it
 * only the public key is used.
 */
public final class KeyStores {
  private static final int MOST_BYTES = 1 << 20;
  private static final String TOKEN = "pkcs11:";

  private KeyStores() {}

  /** Whether a name is a token's URI. */
  public static boolean isToken(String name) {
    return name.startsWith(TOKEN);
  }

  /** Whether a file is a PKCS #12 store, by its name. */
  public static boolean isPkcs12(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".p12") || name.endsWith(".pfx");
  }

  /**
   * The only key of a PKCS #12 file.
   *
   * @throws SealException if others may read it, the passphrase is missing or wrong, or it holds
   *     none or several
   */
  public static SigningKey pkcs12(Path file, Optional<char[]> passphrase)
      throws IOException, SealException {
    if (Files.size(file) > MOST_BYTES) {
      throw new SealException(file + " is too large to be a key");
    }
    if (!PosixFilePermissions.toString(Files.getPosixFilePermissions(file)).endsWith("------")) {
      throw new SealException(
          file + " can be read by others than its owner; run: chmod 600 " + file);
    }
    if (passphrase.isEmpty()) {
      throw new SealException(file + " is encrypted; give its passphrase");
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, passphrase.get());
      return only(store, file.toString(), Optional.empty(), passphrase.get(), Optional.empty());
    } catch (IOException e) {
      if (e.getCause() instanceof UnrecoverableKeyException) {
        throw new SealException("the passphrase of " + file + " is wrong");
      }
      throw new SealException(file + " is no PKCS #12 file");
    } catch (GeneralSecurityException e) {
      throw new SealException(file + " holds a key that this machine can't read");
    }
  }

  /**
   * A key of a token, such as {@code pkcs11:slot-id=1;object=lab?module-path=/usr/lib/x.so}.
   *
   * @param pin of the token's user
   * @throws SealException if the URI lacks something, the token can't be used, the PIN is missing
   *     or wrong, or there is no such key with a certificate
   */
  public static SigningKey pkcs11(String uri, Optional<char[]> pin) throws SealException {
    Map<String, String> attributes = attributes(uri);
    String module = attributes.get("module-path");
    String slot = attributes.get("slot-id");
    if (module == null || slot == null || !slot.matches("[0-9]{1,18}")) {
      throw new SealException(
          "a token is named as 'pkcs11:slot-id=N;object=NAME?module-path=FILE', and something of"
              + " it is missing");
    }
    if (!module.startsWith("/") || module.matches("(?s).*[\\s\"#].*")) {
      throw new SealException("the token's module-path is no absolute path without spaces");
    }
    if (pin.isEmpty()) {
      throw new SealException("the token needs its PIN; give it as the passphrase");
    }
    try {
      Provider provider =
          Security.getProvider("SunPKCS11")
              .configure("--name=PumpRig\nlibrary=" + module + "\nslot=" + slot + "\n");
      KeyStore store = KeyStore.getInstance("PKCS11", provider);
      store.load(null, pin.get());
      return only(
          store,
          "slot " + slot + " of " + module,
          Optional.ofNullable(attributes.get("object")),
          pin.get(),
          Optional.of(provider));
    } catch (IOException e) {
      throw new SealException("the token in slot " + slot + " doesn't take this PIN");
    } catch (GeneralSecurityException | InvalidParameterException | ProviderException e) {
      throw new SealException(
          "the token in slot " + slot + " can't be used through " + module + " (is it there?)");
    }
  }

  private static Map<String, String> attributes(String uri) {
    var attributes = new HashMap<String, String>();
    for (String pair : uri.substring(TOKEN.length()).split("[;?&]")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        attributes.put(
            pair.substring(0, equals),
            URLDecoder.decode(
                pair.substring(equals + 1).replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    }
    return attributes;
  }

  private static SigningKey only(
      KeyStore store,
      String where,
      Optional<String> alias,
      char[] secret,
      Optional<Provider> provider)
      throws GeneralSecurityException, SealException {
    List<String> names = new ArrayList<>();
    for (var all = store.aliases(); all.hasMoreElements(); ) {
      String name = all.nextElement();
      if (store.isKeyEntry(name) && (alias.isEmpty() || alias.get().equals(name))) {
        names.add(name);
      }
    }
    if (names.size() != 1) {
      throw new SealException(
          where + (names.isEmpty() ? " holds no such key" : " holds several keys: name one"));
    }
    Certificate certificate = store.getCertificate(names.getFirst());
    if (certificate != null
        && store.getKey(names.getFirst(), secret) instanceof PrivateKey privateKey) {
      VerifyingKey verifying = VerifyingKey.of(certificate.getPublicKey());
      return new SigningKey(privateKey, verifying, provider);
    }
    throw new SealException(where + " holds no private key with a certificate");
  }
}
