package org.pumprig.host;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Objects;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.Signature;
import org.jspecify.annotations.Nullable;

/**
 * The host keys that are accepted: those in a known-hosts file, and no others. The file is never
 * written; a key that isn't in it, or is another than in it, is refused and said so.
 */
final class SshHostKeys extends KnownHostsServerKeyVerifier {
  private final CommandPlace.Ssh place;
  private final List<String> types;
  private volatile @Nullable String refusal;

  private SshHostKeys(CommandPlace.Ssh place, List<String> types) {
    super(RejectAllServerKeyVerifier.INSTANCE, place.knownHosts());
    this.place = place;
    this.types = types;
  }

  /**
   * @throws IOException if the file can't be read or doesn't name the host
   */
  static SshHostKeys of(CommandPlace.Ssh place) throws IOException {
    Path file = place.knownHosts();
    if (!Files.isReadable(file)) {
      throw new IOException("%s: the known-hosts file %s can't be read".formatted(place, file));
    }
    List<String> types =
        KnownHostEntry.readKnownHostEntries(file).stream()
            .filter(entry -> !"cert-authority".equals(entry.getMarker()))
            .filter(entry -> entry.isHostMatch(place.host(), place.port()))
            .map(KnownHostEntry::getKeyEntry)
            .filter(Objects::nonNull)
            .map(AuthorizedKeyEntry::getKeyType)
            .distinct()
            .toList();
    if (types.isEmpty()) {
      throw new IOException(
          "%s: its host key is not known: %s has no line for [%s]:%d; add its key once you have"
                  .formatted(place, file, place.host(), place.port())
              + " checked the fingerprint");
    }
    return new SshHostKeys(place, types);
  }

  /** The algorithms by which the host may prove a key that is known: no other type is asked for. */
  List<NamedFactory<Signature>> algorithms(List<NamedFactory<Signature>> all) {
    return all.stream().filter(each -> types.contains(typeOf(each.getName()))).toList();
  }

  /** RSA keys of type {@code ssh-rsa} sign by {@code rsa-sha2-…} (RFC 8332, 3). */
  private static String typeOf(String algorithm) {
    return algorithm.equals("rsa-sha2-256") || algorithm.equals("rsa-sha2-512")
        ? "ssh-rsa"
        : algorithm;
  }

  /** Why a key was refused; null if none was. */
  @Nullable String refusal() {
    return refusal;
  }

  @Override
  protected boolean acceptUnknownHostKey(
      ClientSession session, SocketAddress remote, PublicKey key) {
    refusal =
        "%s: its host key is not known: it shows %s".formatted(place, KeyUtils.getFingerPrint(key));
    return false;
  }

  @Override
  public boolean acceptModifiedServerKey(
      ClientSession session,
      SocketAddress remote,
      KnownHostEntry entry,
      PublicKey expected,
      PublicKey actual) {
    refusal =
        "%s: its host key has CHANGED: %s is known (%s), it shows %s; nothing was run"
            .formatted(
                place,
                KeyUtils.getFingerPrint(expected),
                place.knownHosts(),
                KeyUtils.getFingerPrint(actual));
    return false;
  }

  @Override
  protected void handleRevokedKey(ClientSession session, SocketAddress remote, PublicKey key) {
    refusal = "%s: its host key is marked as revoked in %s".formatted(place, place.knownHosts());
  }
}
