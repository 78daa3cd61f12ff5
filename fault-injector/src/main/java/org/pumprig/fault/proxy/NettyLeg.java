package org.pumprig.fault.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A real socket as a leg; tells its connection what happens on it. */
final class NettyLeg extends ChannelInboundHandlerAdapter implements Leg<ByteBuf> {
  private final DuplexChannel channel;
  private final boolean towardsPump;
  private final LoopScheduler loop;
  private @Nullable Connection<ByteBuf> connection;
  private boolean dead;

  NettyLeg(DuplexChannel channel, boolean towardsPump, LoopScheduler loop) {
    this.channel = channel;
    this.towardsPump = towardsPump;
    this.loop = loop;
    channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    channel.config().setOption(ChannelOption.TCP_NODELAY, true);
    channel
        .config()
        .setRecvByteBufAllocator(new AdaptiveRecvByteBufAllocator(2048, 16_384, 262_144));
    channel.pipeline().addLast(this);
  }

  void belongsTo(Connection<ByteBuf> owner) {
    connection = owner;
  }

  /** Nothing is told of what we ended ourselves, nor before the leg is connected. */
  private boolean deaf() {
    return dead || connection == null;
  }

  private Connection<ByteBuf> owner() {
    return Objects.requireNonNull(connection, "a leg without connection");
  }

  // What Netty tells.

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    var bytes = (ByteBuf) message;
    if (deaf()) {
      bytes.release();
    } else if (towardsPump) {
      owner().pumpRead(bytes);
    } else {
      owner().gatewayRead(bytes);
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!deaf()) {
      owner().flush();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    if (!deaf()) {
      owner().updateReading();
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (deaf() || event != ChannelInputShutdownEvent.INSTANCE) {
      return;
    }
    if (towardsPump) {
      owner().pumpFinished();
    } else {
      owner().gatewayFinished();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    brokenOff();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (!(cause instanceof IOException)) {
      loop.report(cause);
    }
    brokenOff();
    var _ = channel.close();
  }

  private void brokenOff() {
    if (deaf()) {
      return;
    }
    dead = true;
    if (towardsPump) {
      owner().pumpReset();
    } else {
      owner().gatewayReset();
    }
  }

  // What the core wants.

  @Override
  public void write(ByteBuf payload, @Nullable Runnable written) {
    if (written == null) {
      var _ = channel.write(payload, channel.voidPromise());
    } else {
      channel
          .write(payload)
          .addListener(
              done -> {
                if (done.isSuccess() && !dead) {
                  written.run();
                }
              });
    }
  }

  @Override
  public void flush() {
    channel.flush();
  }

  @Override
  public void finish(Runnable done) {
    channel
        .writeAndFlush(Unpooled.EMPTY_BUFFER)
        .addListener(
            flushed -> {
              if (flushed.isSuccess() && !dead) {
                channel
                    .shutdownOutput()
                    .addListener(
                        shut -> {
                          if (shut.isSuccess() && !dead) {
                            done.run();
                          }
                        });
              }
            });
  }

  @Override
  public void close() {
    dead = true;
    var _ = channel.close();
  }

  @Override
  public void reset() {
    if (!dead) {
      dead = true;
      if (channel.isOpen()) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
      }
      var _ = channel.close();
    }
  }

  @Override
  public void reading(boolean on) {
    channel.config().setAutoRead(on);
  }

  @Override
  public boolean writable() {
    return channel.isWritable();
  }
}
