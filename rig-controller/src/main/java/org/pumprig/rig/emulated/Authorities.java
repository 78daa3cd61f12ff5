package org.pumprig.rig.emulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.pumprig.link.TlsSettings;

/** By which certificate an emulated part checks whom it connects to. */
final class Authorities {
  private Authorities() {}

  /**
   * A client that trusts this certificate and no other, whatever name it is shown for.
   *
   * @param authority PEM; empty: no TLS
   * @throws StandingProblem if it is no certificate
   */
  static Optional<TlsSettings> trusting(Optional<Path> authority)
      throws StandingProblem, IOException {
    if (authority.isEmpty()) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(authority.get())) {
      var factory = CertificateFactory.getInstance("X.509");
      var trusted = (X509Certificate) factory.generateCertificate(in);
      return Optional.of(
          TlsSettings.client(TlsSettings.VERSIONS, List.of(trusted), Optional.empty()));
    } catch (CertificateException e) {
      throw new StandingProblem(
          authority.get() + " holds no certificate (" + e.getMessage() + "). Write a PEM file.");
    }
  }
}
