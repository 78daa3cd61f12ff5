package org.pumprig.fault.proxy;

import io.netty.channel.EventLoop;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DuplexChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import org.pumprig.link.LastingEpoll;

/** Which of the kernel's interfaces Netty uses. */
enum NettyTransport {
  EPOLL,
  NIO;

  /** The best that this machine has. */
  static NettyTransport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  IoHandlerFactory handlers() {
    return switch (this) {
      case EPOLL -> LastingEpoll.factory();
      case NIO -> NioIoHandler.newFactory();
    };
  }

  ServerChannel listener() {
    return switch (this) {
      case EPOLL -> new EpollServerSocketChannel();
      case NIO -> new NioServerSocketChannel();
    };
  }

  DuplexChannel connection() {
    return switch (this) {
      case EPOLL -> new EpollSocketChannel();
      case NIO -> new NioSocketChannel();
    };
  }

  /** Registers inline when called on the loop. */
  static void register(EventLoop loop, io.netty.channel.Channel channel) {
    var registered = loop.register(channel);
    if (!registered.isSuccess()) {
      throw new IllegalStateException("channel not registered inline", registered.cause());
    }
  }
}
