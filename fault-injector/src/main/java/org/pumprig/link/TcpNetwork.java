package org.pumprig.link;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.time.Scheduler;

/**
 * The kernel's TCP, over one Netty event loop that only posts to the scheduler's thread.
 *
 * <p>Callable from any thread but the event loop's own. {@link #listen}, {@link Listener#close} and
 * {@link #close} wait for the event loop, the last for at most {@value #CLOSE_WAIT_MILLIS} ms plus
 * as much again for the loop to end.
 */
public final class TcpNetwork implements Network {
  /** Default of the time within which a connection must be made. */
  public static final int CONNECT_TIMEOUT_MILLIS = 5_000;

  /**
   * Bytes that may wait for the kernel on one link; a link that queues more is broken off with
   * {@code Closed(FAILED, "send limit …")}, its peer sees a reset.
   */
  public static final long MAX_UNSENT_BYTES = 4L << 20;

  private static final int CLOSE_WAIT_MILLIS = 1_000;

  private final Scheduler scheduler;
  private final int connectTimeoutMillis;
  private final EventLoopGroup group;
  private final Callable<ServerChannel> serverChannel;
  private final Callable<Channel> clientChannel;
  private final Set<Channel> listeners = ConcurrentHashMap.newKeySet();
  private final Set<TcpLink> links = ConcurrentHashMap.newKeySet();
  private final @Nullable TlsSide tls;
  private final SocketPlace place;
  private volatile boolean closed;

  /** Where sockets are made: what they see of the network is decided then. */
  @FunctionalInterface
  public interface SocketPlace {
    /** This process's own network. */
    SocketPlace HERE =
        new SocketPlace() {
          @Override
          public <T> T make(Callable<T> socket) throws Exception {
            return socket.call();
          }
        };

    /** Makes a socket there; blocks for less than a millisecond. */
    <T> T make(Callable<T> socket) throws Exception;
  }

  /** With the default connect timeout, and sockets somewhere else. */
  public TcpNetwork(Scheduler scheduler, SocketPlace place) {
    this(scheduler, CONNECT_TIMEOUT_MILLIS, Epoll.isAvailable(), null, place);
  }

  /** With the default connect timeout. */
  public TcpNetwork(Scheduler scheduler) {
    this(scheduler, CONNECT_TIMEOUT_MILLIS);
  }

  /**
   * @param scheduler on whose thread all events arrive
   * @param connectTimeoutMillis until {@code Closed(TIMED_OUT)} when nobody answers
   */
  public TcpNetwork(Scheduler scheduler, int connectTimeoutMillis) {
    this(scheduler, connectTimeoutMillis, Epoll.isAvailable());
  }

  TcpNetwork(Scheduler scheduler, int connectTimeoutMillis, boolean epoll) {
    this(scheduler, connectTimeoutMillis, epoll, null, SocketPlace.HERE);
  }

  /** With TLS inside. */
  TcpNetwork(Scheduler scheduler, int connectTimeoutMillis, TlsSide tls) {
    this(scheduler, connectTimeoutMillis, Epoll.isAvailable(), tls, SocketPlace.HERE);
  }

  private TcpNetwork(
      Scheduler scheduler,
      int connectTimeoutMillis,
      boolean epoll,
      @Nullable TlsSide tls,
      SocketPlace place) {
    this.tls = tls;
    this.place = place;
    this.scheduler = scheduler;
    this.connectTimeoutMillis = connectTimeoutMillis;
    this.group =
        new MultiThreadIoEventLoopGroup(
            1,
            new DefaultThreadFactory("pumprig-tcp", true),
            epoll ? LastingEpoll.factory() : NioIoHandler.newFactory());
    this.serverChannel = epoll ? EpollServerSocketChannel::new : NioServerSocketChannel::new;
    this.clientChannel = epoll ? EpollSocketChannel::new : NioSocketChannel::new;
  }

  @Override
  public Listener listen(Endpoint local, Consumer<? super Link> accepted) throws IOException {
    if (closed) {
      throw new IOException("cannot listen on " + local + ": network closed");
    }
    var bootstrap =
        new ServerBootstrap()
            .group(group)
            .channelFactory(() -> made(serverChannel))
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.AUTO_READ, false)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) throws IOException {
                    accept(channel, accepted);
                  }
                });
    ChannelFuture bound = bootstrap.bind(address(local)).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      Throwable cause = bound.cause();
      throw new IOException("cannot listen on " + local + ": " + cause.getMessage(), cause);
    }
    listeners.add(bound.channel());
    return new TcpListener(bound.channel());
  }

  private void accept(SocketChannel channel, Consumer<? super Link> accepted) throws IOException {
    String describe = prefix() + endpoint(channel.remoteAddress());
    var link = new TcpLink(scheduler, describe, tls != null, channel);
    if (tls != null) {
      channel.pipeline().addLast(tls.server(channel));
    }
    channel.pipeline().addLast(link.handler());
    track(link, channel);
    scheduler.execute(() -> accepted.accept(link));
  }

  @Override
  public Link connect(Endpoint remote) {
    TlsSide side = tls;
    if (side == null) {
      return new TcpLink(scheduler, prefix() + remote, false, this::dial, remote);
    }
    return secure(remote, channel -> side.client(channel, remote));
  }

  /** A connection that only looks who is there. */
  TcpLink look(Endpoint remote, List<String> versions) {
    TlsSide side = Objects.requireNonNull(tls);
    return secure(remote, channel -> side.onlooker(channel, remote, versions));
  }

  private TcpLink secure(Endpoint remote, Securing securing) {
    TcpLink.Dialler dialler =
        (link, to, handler) ->
            dial(
                link,
                to,
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) throws IOException {
                    channel.pipeline().addLast(securing.handler(channel), handler);
                  }
                });
    return new TcpLink(scheduler, prefix() + remote, true, dialler, remote);
  }

  /** Makes the TLS handler of a connection. */
  @FunctionalInterface
  private interface Securing {
    ChannelHandler handler(Channel channel) throws IOException;
  }

  private String prefix() {
    return tls == null ? "tcp " : "tls ";
  }

  private Channel dial(TcpLink link, Endpoint remote, ChannelHandler handler) throws IOException {
    if (closed) {
      throw new IOException("network closed");
    }
    ChannelFuture connecting =
        new Bootstrap()
            .group(group)
            .channelFactory(() -> made(clientChannel))
            .option(ChannelOption.TCP_NODELAY, true)
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectTimeoutMillis)
            .handler(handler)
            .connect(address(remote));
    track(link, connecting.channel());
    connecting.addListener(
        done -> {
          if (!done.isSuccess()) {
            link.failed(done.cause());
          }
        });
    return connecting.channel();
  }

  /** Called by Netty, which makes a failed connection of what is thrown. */
  private <T> T made(Callable<T> channel) {
    try {
      return place.make(channel);
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private void track(TcpLink link, Channel channel) {
    links.add(link);
    channel.closeFuture().addListener(_ -> links.remove(link));
  }

  @Override
  public void close() {
    closed = true;
    listeners.forEach(channel -> channel.close().awaitUninterruptibly(CLOSE_WAIT_MILLIS));
    List<TcpLink> ours = List.copyOf(links);
    // All are ended before any is closed: where both sides are ours, neither reports its peer.
    List<TcpLink> ending = ours.stream().filter(TcpLink::end).toList();
    ending.forEach(TcpLink::finish);
    awaitClosed(ours);
    ours.forEach(TcpLink::abort);
    group
        .shutdownGracefully(0, CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS)
        .awaitUninterruptibly(CLOSE_WAIT_MILLIS);
  }

  private static void awaitClosed(List<TcpLink> links) {
    var open = new CountDownLatch(links.size());
    links.forEach(link -> link.whenClosed(open));
    try {
      var _ = open.await(CLOSE_WAIT_MILLIS, TimeUnit.MILLISECONDS); // the rest is aborted
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static InetSocketAddress address(Endpoint endpoint) throws IOException {
    byte[] numeric = NetUtil.createByteArrayFromIpAddressString(endpoint.host());
    if (numeric == null) {
      throw new IOException("'" + endpoint.host() + "' is not a numeric address");
    }
    return new InetSocketAddress(InetAddress.getByAddress(numeric), endpoint.port());
  }

  private static Endpoint endpoint(InetSocketAddress address) {
    return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
  }

  private final class TcpListener implements Listener {
    private final Channel channel;
    private final Endpoint local;

    TcpListener(Channel channel) {
      this.channel = channel;
      this.local = endpoint((InetSocketAddress) channel.localAddress());
    }

    @Override
    public Endpoint local() {
      return local;
    }

    @Override
    public void close() {
      listeners.remove(channel);
      channel.close().awaitUninterruptibly();
      if (channel instanceof NioServerSocketChannel && !group.isShuttingDown()) {
        // NIO closes the socket when the selector next looks at its cancelled keys: after the
        // event loop has been round once more.
        for (int round = 0; round < 2; round++) {
          group.schedule(() -> {}, 1, TimeUnit.MILLISECONDS).awaitUninterruptibly();
        }
      }
    }
  }
}
