package org.pumprig.link;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who one side of a TLS connection is.
 *
 * @param key of the first certificate
 * @param chain own certificate first, at least one
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
  /** Checks that there is a certificate. */
  public TlsIdentity {
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("an identity has at least one certificate");
    }
    chain = List.copyOf(chain);
  }

  /** Never shows the key. */
  @Override
  public String toString() {
    return "TlsIdentity " + chain.getFirst().getSubjectX500Principal();
  }
}
