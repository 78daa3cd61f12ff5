package org.pumprig.fault.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.link.Endpoint;

/** The kernel's sockets, all on one event loop. */
final class NettySockets implements Sockets<ByteBuf> {
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  private final EventLoop loop;
  private final LoopScheduler scheduler;
  private final NettyTransport transport;
  private final Endpoint upstream;
  private final NettyProbe probe;
  private Endpoint listen;
  private @Nullable ProxyCore<ByteBuf> core;
  private @Nullable Channel listener;

  NettySockets(
      EventLoop loop, LoopScheduler scheduler, NettyTransport transport, ProxySettings settings) {
    this.loop = loop;
    this.scheduler = scheduler;
    this.transport = transport;
    this.listen = settings.listen();
    this.upstream = settings.upstream();
    this.probe = new NettyProbe(loop, transport);
  }

  void drives(ProxyCore<ByteBuf> owner) {
    core = owner;
  }

  Endpoint listen() {
    return listen;
  }

  @Override
  public void openListener() throws IOException {
    var channel = transport.listener();
    channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
    channel.config().setOption(ChannelOption.SO_BACKLOG, 128);
    channel.pipeline().addLast(new Acceptor());
    NettyTransport.register(loop, channel);
    var bound = channel.bind(address(listen));
    if (!bound.isSuccess()) {
      var _ = channel.close();
      throw new IOException("cannot listen on " + listen + ": " + message(bound.cause()));
    }
    listener = channel;
    listen = new Endpoint(listen.host(), ((InetSocketAddress) channel.localAddress()).getPort());
  }

  @Override
  public void closeListener() {
    var channel = listener;
    if (channel != null) {
      var _ = channel.close();
      listener = null;
      probe.forgetOwn();
    }
  }

  @Override
  public Leg<ByteBuf> connectUpstream(Connection<ByteBuf> connection) {
    var channel = transport.connection();
    channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MILLIS);
    var leg = new NettyLeg(channel, false, scheduler);
    NettyTransport.register(loop, channel);
    channel
        .connect(address(upstream))
        .addListener(
            done -> {
              if (done.isSuccess()) {
                leg.belongsTo(connection);
                connection.gatewayConnected(leg);
              } else {
                connection.gatewayFailed(message(done.cause()));
              }
            });
    return leg;
  }

  @Override
  public void probeUpstream(Consumer<Outcome> outcome) {
    probe.connect(address(upstream), false, outcome);
  }

  @Override
  public void probeListener(Consumer<Outcome> outcome) {
    String host = listen.host().equals("0.0.0.0") ? "127.0.0.1" : listen.host();
    probe.connect(address(new Endpoint(host, listen.port())), true, outcome);
  }

  @Override
  public int length(ByteBuf payload) {
    return payload.readableBytes();
  }

  @Override
  public byte[] copy(ByteBuf payload) {
    return ByteBufUtil.getBytes(payload);
  }

  @Override
  public List<ByteBuf> cut(ByteBuf payload, List<Integer> lengths) {
    var pieces = new ArrayList<ByteBuf>(lengths.size());
    for (int length : lengths) {
      pieces.add(payload.readRetainedSlice(length));
    }
    payload.release();
    return pieces;
  }

  @Override
  public void discard(ByteBuf payload) {
    payload.release();
  }

  static InetSocketAddress address(Endpoint endpoint) {
    return new InetSocketAddress(endpoint.host(), endpoint.port());
  }

  private static String message(@Nullable Throwable cause) {
    return cause == null ? "unknown" : String.valueOf(cause.getMessage());
  }

  /** Takes pumps in; turns the proxy's own probes away unseen. */
  private final class Acceptor extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      var channel = (DuplexChannel) message;
      if (probe.isOwn(channel.remoteAddress())) {
        channel.unsafe().closeForcibly();
        return;
      }
      var leg = new NettyLeg(channel, true, scheduler);
      var connection = Objects.requireNonNull(core).accepted(leg);
      leg.belongsTo(connection);
      NettyTransport.register(loop, channel);
      connection.start();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (!(cause instanceof IOException)) { // else an accept that failed: the pump sees it too
        scheduler.report(cause);
      }
    }
  }
}
