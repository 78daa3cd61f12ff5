package org.pumprig.link;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.ReferenceCountUtil;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Makes the TLS handler of each connection; contexts are kept as long as their settings are. */
final class TlsSide {
  private static final byte[] PROTOCOL_VERSION_ALERT = {0x15, 0x03, 0x03, 0, 2, 2, 70};

  private final TlsSettings client;
  private final Supplier<TlsSettings> server;
  private final long handshakeMillis;
  private @Nullable Kept serverContext;
  private @Nullable SslContext clientContext;

  private record Kept(TlsSettings settings, SslContext context) {}

  TlsSide(TlsSettings client, Supplier<TlsSettings> server, long handshakeMillis) {
    this.client = client;
    this.server = server;
    this.handshakeMillis = handshakeMillis;
  }

  ChannelHandler server(Channel channel) throws SSLException {
    TlsSettings now = server.get();
    return now.versions().isEmpty()
        ? new NoVersion()
        : limited(serverContext(now).newHandler(channel.alloc()));
  }

  /** By identity: settings made anew begin without earlier sessions, as another server would. */
  private synchronized SslContext serverContext(TlsSettings now) throws SSLException {
    Kept kept = serverContext;
    if (kept == null || kept.settings() != now) {
      TlsIdentity identity =
          now.identity()
              .orElseThrow(() -> new SSLException("a TLS server needs a certificate and its key"));
      var builder =
          SslContextBuilder.forServer(identity.key(), identity.chain())
              .sslProvider(SslProvider.JDK)
              .protocols(now.versions());
      if (!now.trusted().isEmpty()) {
        builder.clientAuth(ClientAuth.REQUIRE).trustManager(now.trusted());
      }
      kept = new Kept(now, builder.build());
      serverContext = kept;
    }
    return kept.context();
  }

  ChannelHandler client(Channel channel, Endpoint remote) throws SSLException {
    return limited(handler(clientContext(), client, channel, remote));
  }

  private synchronized SslContext clientContext() throws SSLException {
    SslContext kept = clientContext;
    if (kept == null) {
      var builder = SslContextBuilder.forClient();
      if (!client.trusted().isEmpty()) {
        builder.trustManager(client.trusted());
      }
      kept = finish(builder, client);
      clientContext = kept;
    }
    return kept;
  }

  /** For looking at a server only: whoever it is, it is accepted, and nothing is sent to it. */
  ChannelHandler onlooker(Channel channel, Endpoint remote, java.util.List<String> versions)
      throws SSLException {
    var looking =
        new TlsSettings(versions, client.identity(), java.util.List.of(), client.serverName());
    var builder = SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE);
    builder.endpointIdentificationAlgorithm("");
    return limited(
        finish(builder, looking).newHandler(channel.alloc(), remote.host(), remote.port()));
  }

  private static SslContext finish(SslContextBuilder builder, TlsSettings settings)
      throws SSLException {
    settings.identity().ifPresent(own -> builder.keyManager(own.key(), own.chain()));
    if (settings.serverName().isEmpty()) {
      builder.endpointIdentificationAlgorithm("");
    }
    return builder.sslProvider(SslProvider.JDK).protocols(settings.versions()).build();
  }

  private static SslHandler handler(
      SslContext context, TlsSettings settings, Channel channel, Endpoint remote) {
    String name = settings.serverName().orElse(remote.host());
    return context.newHandler(channel.alloc(), name, remote.port());
  }

  private SslHandler limited(SslHandler handler) {
    handler.setHandshakeTimeoutMillis(handshakeMillis);
    return handler;
  }

  /** A server that speaks no version of TLS any more. */
  private static final class NoVersion extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ReferenceCountUtil.release(message);
      context
          .writeAndFlush(Unpooled.wrappedBuffer(PROTOCOL_VERSION_ALERT))
          .addListener(ChannelFutureListener.CLOSE);
    }
  }
}
