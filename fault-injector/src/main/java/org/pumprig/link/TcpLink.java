package org.pumprig.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.time.Scheduler;

/** A TCP connection of a {@link TcpNetwork}. */
final class TcpLink implements Link {
  /** Beyond this many bytes that the receiver was not handed yet, the socket isn't read. */
  private static final long PAUSE_READING_BYTES = 1L << 20;

  private static final long RESUME_READING_BYTES = PAUSE_READING_BYTES / 4;

  /** How long a link that was closed in order may go on flushing, and waiting for the peer. */
  private static final long LINGER_NANOS = 2_000_000_000L;

  /** Starts a connection attempt. */
  @FunctionalInterface
  interface Dialler {
    Channel dial(TcpLink link, Endpoint remote, ChannelHandler handler) throws IOException;
  }

  private final Scheduler scheduler;
  private final String describe;
  private final EventQueue events;
  private final AtomicLong unsentBytes = new AtomicLong();
  private final @Nullable Dialler dialler;
  private final @Nullable Endpoint remote;
  private final boolean tls;
  private volatile @Nullable Channel channel;
  private volatile boolean connected;

  /** A connection that a listener accepted; it isn't read before {@link #open}. */
  TcpLink(Scheduler scheduler, String describe, boolean tls, Channel accepted) {
    this(scheduler, describe, tls, null, null, accepted);
  }

  /** A connection to be made by {@link #open}. */
  TcpLink(Scheduler scheduler, String describe, boolean tls, Dialler dialler, Endpoint remote) {
    this(scheduler, describe, tls, dialler, remote, null);
  }

  private TcpLink(
      Scheduler scheduler,
      String describe,
      boolean tls,
      @Nullable Dialler dialler,
      @Nullable Endpoint remote,
      @Nullable Channel channel) {
    this.scheduler = scheduler;
    this.describe = describe;
    this.tls = tls;
    this.dialler = dialler;
    this.remote = remote;
    this.channel = channel;
    this.events = new EventQueue(scheduler, _ -> resumeReading());
  }

  @Override
  public void open(Consumer<? super LinkEvent> receiver) {
    Channel accepted = channel;
    if (accepted != null) {
      if (tls) {
        events.receiver(receiver); // opened by the handshake, which begins with reading
      } else {
        events.receiverOfConnected(receiver);
      }
      accepted.config().setAutoRead(true);
      return;
    }
    events.receiver(receiver);
    if (dialler == null || remote == null || events.ended()) {
      return;
    }
    try {
      Channel dialled = dialler.dial(this, remote, handler());
      if (events.ended() && dialled.isRegistered()) { // else no socket could be made: none to close
        var _ = dialled.close();
      }
    } catch (IOException e) {
      failed(e);
    }
  }

  @Override
  public void send(byte[] bytes) {
    Channel to = channel;
    if (to == null || bytes.length == 0 || !events.usable()) {
      return;
    }
    if (unsentBytes.addAndGet(bytes.length) > TcpNetwork.MAX_UNSENT_BYTES) {
      String detail = "send limit of " + TcpNetwork.MAX_UNSENT_BYTES + " unsent bytes";
      events.end(Reason.FAILED, detail);
      reset(to);
      return;
    }
    to.writeAndFlush(Unpooled.wrappedBuffer(bytes))
        .addListener(
            done -> {
              unsentBytes.addAndGet(-bytes.length);
              if (!done.isSuccess() && !(done.cause() instanceof ClosedChannelException)) {
                failed(done.cause());
              }
            });
  }

  /**
   * {@inheritDoc}
   *
   * <p>After FIN the socket is read, and what comes thrown away, until the peer's FIN: a socket
   * closed with unread bytes would send RST, and the peer's kernel might drop what we had sent.
   */
  @Override
  public void close() {
    if (end()) {
      finish();
    }
  }

  /** The first half of {@link #close}: from here on nothing is reported but that. */
  boolean end() {
    return events.end(Reason.OWN, "");
  }

  /** The second half of {@link #close}. */
  void finish() {
    Channel closing = channel;
    if (closing == null) {
      return;
    }
    if (!closing.isActive() || shakesHands(closing)) {
      var _ = closing.close();
      return;
    }
    closing.config().setAutoRead(true);
    closing
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            _ -> {
              SslHandler secured = closing.pipeline().get(SslHandler.class);
              if (secured == null) {
                var _ = ((DuplexChannel) closing).shutdownOutput();
              } else { // close_notify first (RFC 8446, 6.1)
                secured
                    .closeOutbound()
                    .addListener(
                        _ -> {
                          var _ = ((DuplexChannel) closing).shutdownOutput();
                        });
              }
            });
    Scheduler.Timer patience = scheduler.schedule(LINGER_NANOS, () -> reset(closing));
    closing.closeFuture().addListener(_ -> patience.cancel());
  }

  private static boolean shakesHands(Channel channel) {
    SslHandler secured = channel.pipeline().get(SslHandler.class);
    return secured != null && !secured.handshakeFuture().isDone();
  }

  /** The TLS session; null without TLS or once the connection is gone. */
  @Nullable SSLSession session() {
    return TlsNetwork.session(channel);
  }

  /** Whether the connection was made, whatever became of its handshake. */
  boolean wasConnected() {
    return connected;
  }

  @Override
  public void abort() {
    events.end(Reason.OWN, "");
    Channel closing = channel;
    if (closing != null) {
      reset(closing);
    }
  }

  @Override
  public String describe() {
    return describe;
  }

  void failed(Throwable cause) {
    events.end(CloseReasons.of(cause), String.valueOf(cause.getMessage()));
  }

  /** Counts down once the socket is closed. */
  void whenClosed(CountDownLatch latch) {
    Channel closing = channel;
    if (closing == null) {
      latch.countDown();
    } else {
      closing.closeFuture().addListener(_ -> latch.countDown());
    }
  }

  ChannelHandler handler() {
    return new Handler();
  }

  /** A close with SO_LINGER 0 sends RST (RFC 9293, 3.10.5 ABORT). */
  private static void reset(Channel channel) {
    if (channel.isOpen()) {
      channel
          .eventLoop()
          .execute(
              () -> {
                if (channel.isOpen()) {
                  channel.config().setOption(ChannelOption.SO_LINGER, 0);
                  var secured = channel.pipeline().context(SslHandler.class);
                  var _ = secured == null ? channel.close() : secured.close(); // no close_notify
                }
              });
    }
  }

  private void resumeReading() {
    Channel from = channel;
    if (from != null && !from.config().isAutoRead() && mayResume()) {
      from.config().setAutoRead(true);
    }
  }

  private boolean mayResume() {
    return events.waitingBytes() <= RESUME_READING_BYTES;
  }

  private final class Handler extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      channel = context.channel(); // before anybody can be told that the link is open
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
      connected = true;
      if (dialler != null && !tls) {
        events.opened();
      }
      context.fireChannelActive();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof SslHandshakeCompletionEvent handshake) {
        if (handshake.isSuccess()) {
          events.opened();
        } else {
          failed(handshake.cause());
        }
      }
      context.fireUserEventTriggered(event);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf data) {
      byte[] bytes = new byte[data.readableBytes()];
      data.readBytes(bytes);
      events.received(bytes);
      if (events.waitingBytes() > PAUSE_READING_BYTES) {
        context.channel().config().setAutoRead(false);
        if (mayResume()) { // handed over in the meantime: nobody else would resume
          context.channel().config().setAutoRead(true);
        }
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      events.end(Reason.PEER, "end of stream");
      context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      failed(cause);
      var _ = context.close();
    }
  }
}
