package org.pumprig.pump.gateway;

import java.io.IOException;
import java.security.cert.CertificateEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.pumprig.link.TlsIdentity;
import org.pumprig.link.TlsSettings;

/**
 * The emulated gateway's TLS: what it shows to new connections. Changed on the scheduler's thread,
 * read by the network's.
 */
public final class GatewayTls {
  private final List<String> versions;
  private final GatewayCertificates certificates;
  private volatile TlsSettings current;
  private boolean otherBackEnd;

  private GatewayTls(List<String> versions, GatewayCertificates certificates) {
    this.versions = List.copyOf(versions);
    this.certificates = certificates;
    this.current = TlsSettings.server(this.versions, certificates.valid());
  }

  /**
   * Makes keys and certificates of its own.
   *
   * @param versions that it speaks in health: {@code TLSv1.2}, {@code TLSv1.3}
   * @param wallMicros now
   * @throws IOException if this machine's cryptography can't do it
   */
  public static GatewayTls make(List<String> versions, long wallMicros) throws IOException {
    return new GatewayTls(versions, GatewayCertificates.make(wallMicros));
  }

  /** What a new connection is shown: for {@link org.pumprig.link.TlsNetwork}. */
  public TlsSettings current() {
    return current;
  }

  /** How a pump connects: the same versions, and the gateway's certificate must be right. */
  public TlsSettings ofPumps() {
    return TlsSettings.client(
        versions, List.of(certificates.authority()), Optional.of(GatewayCertificates.NAME));
  }

  /** The certificate that clients trust, PEM. */
  public String authorityPem() throws IOException {
    try {
      byte[] der = certificates.authority().getEncoded();
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IOException("the certificate can't be written: " + e.getMessage(), e);
    }
  }

  void change(Collection<Illness> illnesses) {
    var speaks = new ArrayList<>(versions);
    TlsIdentity identity = certificates.valid();
    boolean other = false;
    for (Illness each : illnesses) {
      if (each instanceof Illness.VersionOff off) {
        speaks.remove(off.version());
      } else if (each instanceof Illness.CertificateExpired) {
        identity = certificates.expired();
      } else if (each instanceof Illness.OtherBackEnd) {
        other = true;
      }
    }
    TlsSettings next = TlsSettings.server(speaks, identity);
    if (!next.equals(current) || other != otherBackEnd) {
      otherBackEnd = other;
      current = next; // a new object: the other backend knows no sessions of this one
    }
  }
}
