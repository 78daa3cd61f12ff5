package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.link.Endpoint;
import org.pumprig.link.SerialSettings;

/** Where the rig reaches a unit's port or an instrument. */
public sealed interface PortAddress {
  /**
   * A serial device.
   *
   * @param device its name, as {@link org.pumprig.link.SerialName} reads it
   * @param settings of the line
   */
  record Serial(String device, SerialSettings settings) implements PortAddress {
    @Override
    public String toString() {
      return device + " at " + settings;
    }
  }

  /**
   * A TCP port.
   *
   * @param endpoint numeric host and port
   */
  record Tcp(Endpoint endpoint) implements PortAddress {
    @Override
    public String toString() {
      return "tcp " + endpoint;
    }
  }

  /**
   * A port of this machine on which the unit, or its gateway, reports to the rig.
   *
   * @param local numeric address and port
   * @param tls how it speaks TLS; empty: plain TCP
   */
  record Listen(Endpoint local, Optional<ListenTls> tls) implements PortAddress {
    @Override
    public String toString() {
      return "reports to " + local + (tls.isPresent() ? " with TLS" : "");
    }
  }

  /**
   * Files for TLS.
   *
   * @param keyStore PKCS #12: the rig's key and certificate; certificates without a key are those
   *     that senders must show one of, if there are any
   * @param passwordFile its first line opens the key store
   */
  record ListenTls(Path keyStore, Path passwordFile) {}
}
