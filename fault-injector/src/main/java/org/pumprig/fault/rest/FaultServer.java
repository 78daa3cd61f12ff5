package org.pumprig.fault.rest;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fault.proxy.UdpRelay;
import org.pumprig.fault.proxy.UdpRelaySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/**
 * Serves proxies and their faults over HTTP. Requests are carried out one after the other, on a
 * thread of their own.
 */
public final class FaultServer implements AutoCloseable {
  /** The largest request body. */
  public static final int BODY_LIMIT_BYTES = 1 << 20;

  private static final int IDLE_SECONDS = 60;
  private static final long CLOSE_WAIT_MILLIS = 5_000;

  private final EventLoopGroup group;
  private final ExecutorService worker;
  private final ToxiproxyApi api;
  private final Channel channel;

  private FaultServer(
      EventLoopGroup group, ExecutorService worker, ToxiproxyApi api, Channel channel) {
    this.group = group;
    this.worker = worker;
    this.api = api;
    this.channel = channel;
  }

  /**
   * Starts to serve.
   *
   * @param scheduler of the proxies
   * @throws IOException if the address can't be listened on, or leaves loopback without a token
   */
  public static FaultServer start(FaultServerSettings settings, Scheduler scheduler)
      throws IOException {
    boolean loopback = Addresses.isLoopback(settings.listen());
    if (!loopback && settings.token().isEmpty()) {
      throw new IOException(
          "serving faults on " + settings.listen() + ", outside loopback, needs a token");
    }
    var api =
        new ToxiproxyApi(
            (protocol, name, listen, upstream) ->
                start(protocol, name, listen, upstream, scheduler),
            new InjectorCalls(scheduler),
            settings.seed(),
            !settings.proxiesAnywhere());
    var worker =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("faults-rest").daemon().factory());
    var group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("faults-http", true), NioIoHandler.newFactory());
    ChannelFuture bound =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel client) {
                    client
                        .pipeline()
                        .addLast(
                            new ReadTimeoutHandler(IDLE_SECONDS),
                            new HttpServerCodec(),
                            new HttpObjectAggregator(BODY_LIMIT_BYTES),
                            new RequestHandler(api, worker, new Guard(settings)));
                  }
                })
            .bind(new InetSocketAddress(settings.listen().host(), settings.listen().port()))
            .awaitUninterruptibly();
    var server = new FaultServer(group, worker, api, bound.channel());
    if (!bound.isSuccess()) {
      server.close();
      throw new IOException(
          "cannot serve faults on " + settings.listen() + ": " + bound.cause().getMessage(),
          bound.cause());
    }
    return server;
  }

  private static Served start(
      Protocol protocol, String name, Endpoint listen, Endpoint upstream, Scheduler scheduler)
      throws IOException {
    return switch (protocol) {
      case TCP ->
          Served.of(
              NettyFaultProxy.start(new ProxySettings(name, listen, upstream), scheduler, null));
      case UDP ->
          Served.of(UdpRelay.start(new UdpRelaySettings(name, listen, upstream), scheduler));
    };
  }

  /** The address that was really bound. */
  public Endpoint endpoint() {
    var address = (InetSocketAddress) channel.localAddress();
    return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
  }

  /** Stops serving and ends every proxy. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly(CLOSE_WAIT_MILLIS);
    worker.execute(api::close);
    worker.shutdown();
    try {
      var _ = worker.awaitTermination(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    group
        .shutdownGracefully(0, CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(CLOSE_WAIT_MILLIS);
  }
}
