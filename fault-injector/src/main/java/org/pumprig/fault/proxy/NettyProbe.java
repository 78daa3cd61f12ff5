package org.pumprig.fault.proxy;

import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.InjectionEvidence.Outcome;

/** Tries connections through the kernel, and knows its own when they arrive at the proxy. */
final class NettyProbe {
  private static final int TIMEOUT_MILLIS = 1_000;

  private final EventLoop loop;
  private final NettyTransport transport;
  private final Set<SocketAddress> own = new LinkedHashSet<>();

  NettyProbe(EventLoop loop, NettyTransport transport) {
    this.loop = loop;
    this.transport = transport;
  }

  /** Whether an accepted connection comes from a probe; each is recognised once. */
  boolean isOwn(@Nullable SocketAddress remote) {
    return remote != null && own.remove(remote);
  }

  /** The listener is closed: none of ours will arrive any more. */
  void forgetOwn() {
    own.clear();
  }

  /**
   * Connects and closes again.
   *
   * @param toSelf whether it arrives at our own listener: then it is bound first, to be known
   */
  void connect(InetSocketAddress remote, boolean toSelf, Consumer<Outcome> outcome) {
    var channel = transport.connection();
    channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, TIMEOUT_MILLIS);
    channel.pipeline().addLast(new ChannelInboundHandlerAdapter());
    NettyTransport.register(loop, channel);
    var local = toSelf ? bind(channel, remote) : null;
    channel
        .connect(remote)
        .addListener(
            done -> {
              if (local != null && !done.isSuccess()) {
                own.remove(local);
              }
              if (toSelf && done.isSuccess()) {
                channel.config().setOption(ChannelOption.SO_LINGER, 0); // no TIME_WAIT on our port
              }
              var _ = channel.close();
              outcome.accept(outcomeOf(done.cause()));
            });
  }

  private @Nullable SocketAddress bind(DuplexChannel channel, InetSocketAddress remote) {
    if (!channel.bind(new InetSocketAddress(remote.getAddress(), 0)).isSuccess()) {
      return null; // the connect then fails for the same reason, and says so
    }
    var local = channel.localAddress();
    own.add(local);
    return local;
  }

  private static Outcome outcomeOf(@Nullable Throwable cause) {
    return switch (cause) {
      case null -> Outcome.ACCEPTED;
      case ConnectTimeoutException _ -> Outcome.TIMED_OUT;
      case ConnectException refused when String.valueOf(refused.getMessage()).contains("refused") ->
          Outcome.REFUSED;
      default -> Outcome.FAILED;
    };
  }
}
