package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The rig's own access point.
 *
 * @param ssid its name, 1 to 32 bytes
 * @param security who is let in
 * @param channel 1 to 14 at 2.4 GHz, 36 to 177 at 5 GHz
 * @param country two letters (ISO 3166-1), by whose rules it sends; empty: the kernel's own
 * @param listener interface of a second radio that only listens; empty: there is none
 */
public record Wifi(
    String ssid,
    Security security,
    int channel,
    Optional<String> country,
    Optional<String> listener) {
  /** Who is let in. */
  public sealed interface Security {
    /**
     * Whoever knows the passphrase.
     *
     * @param wpa3 whether by SAE only, else by WPA2
     * @param passphraseFile its first line is the passphrase
     */
    record Personal(boolean wpa3, Path passphraseFile) implements Security {}

    /**
     * Whoever has a certificate: Enterprise with EAP-TLS, by a RADIUS server of the rig's own.
     *
     * @param wpa3 whether by WPA3 only (keys by SHA-256, management frames protected), else by WPA2
     * @param authority PEM file of who signed the units' certificates
     * @param certificate PEM file of the server's own
     * @param key PEM file of its private key, without a passphrase
     */
    record Enterprise(boolean wpa3, Path authority, Path certificate, Path key)
        implements Security {}
  }

  /** Whether a RADIUS server decides. */
  public boolean enterprise() {
    return security instanceof Security.Enterprise;
  }
}
