package org.pumprig.link;

import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.pumprig.time.Scheduler;

/**
 * The kernel's TCP with TLS inside it, in both roles; threads and limits as in {@link TcpNetwork}.
 *
 * <p>{@code Opened} means that the handshake succeeded and the other side was verified. A handshake
 * that fails ends the link with {@code Closed(FAILED, …)} and the alert's name; one that isn't
 * finished within the connect timeout too. An accepted link shakes hands once it is opened.
 */
public final class TlsNetwork implements Network {
  private final TcpNetwork tcp;

  /**
   * Clients only.
   *
   * @param client how connections are made
   */
  public TlsNetwork(Scheduler scheduler, TlsSettings client) {
    this(
        scheduler,
        client,
        () -> {
          throw new IllegalStateException("this TLS network only connects");
        });
  }

  /**
   * @param scheduler on whose thread all events arrive
   * @param client how connections are made
   * @param server asked at each accepted connection, on a thread of the network's: what changes
   *     acts on new handshakes, established sessions go on; a new object, even an equal one, knows
   *     no earlier sessions
   */
  public TlsNetwork(Scheduler scheduler, TlsSettings client, Supplier<TlsSettings> server) {
    this.tcp =
        new TcpNetwork(
            scheduler,
            TcpNetwork.CONNECT_TIMEOUT_MILLIS,
            new TlsSide(client, server, TcpNetwork.CONNECT_TIMEOUT_MILLIS));
  }

  @Override
  public Listener listen(Endpoint local, Consumer<? super Link> accepted) throws IOException {
    return tcp.listen(local, accepted);
  }

  @Override
  public Link connect(Endpoint remote) {
    return tcp.connect(remote);
  }

  /** What came of a handshake that was tried to look at the server. */
  public sealed interface Handshake {
    /**
     * It succeeded.
     *
     * @param version agreed upon
     * @param chain the server's certificates, not verified
     */
    record Agreed(String version, List<X509Certificate> chain) implements Handshake {}

    /**
     * The connection was made and the handshake failed.
     *
     * @param why the alert, or what else ended it
     */
    record Failed(String why) implements Handshake {}

    /**
     * There was no connection to shake hands on.
     *
     * @param why what the system said
     */
    record NotConnected(LinkEvent.Reason why) implements Handshake {}
  }

  /**
   * Tries a handshake with these versions and ends the connection; accepts whatever certificate it
   * is shown and sends no data. {@code told} hears once, on the scheduler's thread, within twice
   * the connect timeout.
   */
  public void handshake(Endpoint remote, List<String> versions, Consumer<? super Handshake> told) {
    TcpLink link = tcp.look(remote, versions);
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {
              Handshake seen = agreed(link.session());
              link.close();
              told.accept(seen);
            }
            case LinkEvent.Received _ -> {}
            case LinkEvent.Closed closed -> {
              if (closed.reason() != LinkEvent.Reason.OWN) {
                told.accept(failed(link, closed));
              }
            }
          }
        });
  }

  private static Handshake agreed(@Nullable SSLSession session) {
    if (session == null) {
      return new Handshake.Failed("the session is gone");
    }
    try {
      return new Handshake.Agreed(
          session.getProtocol(),
          Arrays.stream(session.getPeerCertificates()).map(X509Certificate.class::cast).toList());
    } catch (SSLPeerUnverifiedException e) {
      return new Handshake.Failed("the server showed no certificate");
    }
  }

  private static Handshake failed(TcpLink link, LinkEvent.Closed closed) {
    boolean connected = link.wasConnected();
    return connected
        ? new Handshake.Failed(closed.reason() + " " + closed.detail())
        : new Handshake.NotConnected(closed.reason());
  }

  @Override
  public void close() {
    tcp.close();
  }

  static @Nullable SSLSession session(io.netty.channel.@Nullable Channel channel) {
    SslHandler handler = channel == null ? null : channel.pipeline().get(SslHandler.class);
    return handler == null ? null : handler.engine().getSession();
  }
}
