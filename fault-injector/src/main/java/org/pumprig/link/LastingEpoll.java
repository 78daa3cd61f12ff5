package org.pumprig.link;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.IoOps;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollIoOps;

/**
 * Netty's epoll, but for one thing: a socket that waits for nothing stays in the kernel's set.
 *
 * <p>Netty 4.2.18 takes it out then and can't put it in again: the next wish fails with ENOENT, and
 * with it whatever was under way. A half-closed connection under back pressure comes to that (its
 * reading is off and its end has been read): the reply was lost. A wish for edges only, of no
 * event, keeps the registration and wakes nobody again and again.
 */
public final class LastingEpoll implements IoHandler {
  /** The kernel's EPOLLET without any event. */
  private static final EpollIoOps NOTHING_YET = EpollIoOps.valueOf(1 << 31);

  private final IoHandler epoll;

  private LastingEpoll(IoHandler epoll) {
    this.epoll = epoll;
  }

  /** Makes one for each event loop; needs {@link io.netty.channel.epoll.Epoll#isAvailable}. */
  public static IoHandlerFactory factory() {
    var factory = EpollIoHandler.newFactory();
    return executor -> new LastingEpoll(factory.newHandler(executor));
  }

  @Override
  public IoRegistration register(IoHandle handle) throws Exception {
    return new Lasting(epoll.register(handle));
  }

  @Override
  public void initialize() {
    epoll.initialize();
  }

  @Override
  public int run(IoHandlerContext context) {
    return epoll.run(context);
  }

  @Override
  public void prepareToDestroy() {
    epoll.prepareToDestroy();
  }

  @Override
  public void destroy() {
    epoll.destroy();
  }

  @Override
  public void wakeup() {
    epoll.wakeup();
  }

  @Override
  public boolean isCompatible(Class<? extends IoHandle> handleType) {
    return epoll.isCompatible(handleType);
  }

  private record Lasting(IoRegistration registration) implements IoRegistration {
    @Override
    public <T> T attachment() {
      return registration.attachment();
    }

    @Override
    public long submit(IoOps ops) {
      return registration.submit(EpollIoOps.NONE.equals(ops) ? NOTHING_YET : ops);
    }

    @Override
    public boolean isValid() {
      return registration.isValid();
    }

    @Override
    public boolean cancel() {
      return registration.cancel();
    }
  }
}
