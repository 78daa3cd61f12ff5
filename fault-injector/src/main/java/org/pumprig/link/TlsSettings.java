package org.pumprig.link;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * How one side of TLS connections behaves.
 *
 * @param versions it speaks: {@code TLSv1.2}, {@code TLSv1.3}; a server with none answers every
 *     handshake with the alert {@code protocol_version} (RFC 8446, 6.2)
 * @param identity who it is; a server needs one, a client only where the server asks
 * @param trusted certificates by which it checks the other side; of a client, empty means the Java
 *     platform's; of a server, empty means that clients need no certificate
 * @param serverName of a client: sent as SNI, and the server's certificate must be for it; empty:
 *     the certificate's chain and dates are checked and its name is not
 */
public record TlsSettings(
    List<String> versions,
    Optional<TlsIdentity> identity,
    List<X509Certificate> trusted,
    Optional<String> serverName) {
  /** The versions there are. */
  public static final List<String> VERSIONS = List.of("TLSv1.2", "TLSv1.3");

  private static final long MOST_STORE_BYTES = 1 << 20;

  /** Checks the versions. */
  public TlsSettings {
    for (String version : versions) {
      if (!VERSIONS.contains(version)) {
        throw new IllegalArgumentException(
            "no TLS version: " + version + "; there are " + String.join(", ", VERSIONS));
      }
    }
    versions = List.copyOf(versions);
    trusted = List.copyOf(trusted);
  }

  /** A client without a certificate of its own. */
  public static TlsSettings client(
      List<String> versions, List<X509Certificate> trusted, Optional<String> serverName) {
    return new TlsSettings(versions, Optional.empty(), trusted, serverName);
  }

  /** A server that asks clients for no certificate. */
  public static TlsSettings server(List<String> versions, TlsIdentity identity) {
    return new TlsSettings(versions, Optional.of(identity), List.of(), Optional.empty());
  }

  /**
   * Reads a key store (PKCS #12): its first private key is the identity, its certificates without
   * key are trusted.
   *
   * @param password of store and key; the caller wipes it
   * @throws IOException if it can't be read, opened or used; says which file, never the password
   */
  public static TlsSettings fromKeyStore(
      List<String> versions, Path file, char[] password, Optional<String> serverName)
      throws IOException {
    if (Files.size(file) > MOST_STORE_BYTES) {
      throw new IOException(file + " is no key store: more than " + MOST_STORE_BYTES + " bytes");
    }
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      Optional<TlsIdentity> identity = Optional.empty();
      var trusted = new ArrayList<X509Certificate>();
      for (String alias : Collections.list(store.aliases())) {
        if (!store.isKeyEntry(alias)) {
          trusted.add((X509Certificate) store.getCertificate(alias));
        } else if (identity.isEmpty()) {
          var chain = Arrays.stream(store.getCertificateChain(alias));
          identity =
              Optional.of(
                  new TlsIdentity(
                      (PrivateKey) store.getKey(alias, password),
                      chain.map(X509Certificate.class::cast).toList()));
        }
      }
      return new TlsSettings(versions, identity, trusted, serverName);
    } catch (GeneralSecurityException | ClassCastException e) {
      throw new IOException(file + ": can't be used as a key store: " + e.getMessage(), e);
    }
  }
}
