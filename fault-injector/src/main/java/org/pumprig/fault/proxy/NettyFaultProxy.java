package org.pumprig.fault.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Injector;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** The proxy on the kernel's TCP: one event loop, on a thread of its own. */
public final class NettyFaultProxy implements FaultProxy {
  private static final long CLOSE_LIMIT_MILLIS = 5_000;

  private final ProxySettings settings;
  private final MultiThreadIoEventLoopGroup group;
  private final AtomicReference<@Nullable Thread> thread;
  private final ProxyCore<ByteBuf> core;
  private final Endpoint listen;
  private final ProxyInjector<ByteBuf> injector;
  private final AtomicBoolean closing = new AtomicBoolean();

  private NettyFaultProxy(
      ProxySettings settings,
      Scheduler scheduler,
      @Nullable WireTap tap,
      NettyTransport transport,
      ThreadFactory threads)
      throws IOException {
    this.settings = settings;
    thread = new AtomicReference<>();
    group =
        new MultiThreadIoEventLoopGroup(
            1,
            task -> {
              var made = threads.newThread(task);
              thread.set(made);
              return made;
            },
            transport.handlers());
    var loop = group.next();
    var loopScheduler = new LoopScheduler(loop, scheduler);
    var sockets = new NettySockets(loop, loopScheduler, transport, settings);
    var queue = new TapQueue(tap, scheduler, settings.tapEventLimit(), settings.tapByteLimit());
    core = new ProxyCore<>(sockets, loopScheduler, queue, settings.heldLimitBytes());
    sockets.drives(core);
    try {
      listen =
          loop.submit(
                  () -> {
                    core.start();
                    return sockets.listen();
                  })
              .get();
    } catch (ExecutionException e) {
      endThread();
      throw e.getCause() instanceof IOException cause
          ? cause
          : new IOException("cannot start the proxy for " + settings.name(), e.getCause());
    } catch (InterruptedException e) {
      endThread();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting the proxy", e);
    }
    injector = new ProxyInjector<>(core, scheduler, listen);
  }

  /**
   * Starts a proxy; when this returns, the pump can connect.
   *
   * @param scheduler clock, and thread of all callbacks and wire events
   * @param tap told what happens on the wires, or null
   * @throws IOException if the address cannot be listened on
   */
  public static NettyFaultProxy start(
      ProxySettings settings, Scheduler scheduler, @Nullable WireTap tap) throws IOException {
    return start(settings, scheduler, tap, NettyTransport.best());
  }

  /** The same in a network namespace: there it listens, and from there it connects. */
  public static NettyFaultProxy startIn(
      NetworkNamespace place, ProxySettings settings, Scheduler scheduler, @Nullable WireTap tap)
      throws IOException {
    return new NettyFaultProxy(
        settings, scheduler, tap, NettyTransport.best(), place.threads(threadName(settings)));
  }

  private static String threadName(ProxySettings settings) {
    return "proxy-" + settings.name();
  }

  static NettyFaultProxy start(
      ProxySettings settings, Scheduler scheduler, @Nullable WireTap tap, NettyTransport transport)
      throws IOException {
    return new NettyFaultProxy(
        settings,
        scheduler,
        tap,
        transport,
        Thread.ofPlatform().name(threadName(settings)).daemon().factory());
  }

  @Override
  public Endpoint listen() {
    return listen;
  }

  @Override
  public Endpoint upstream() {
    return settings.upstream();
  }

  @Override
  public Injector injector() {
    return injector;
  }

  /** Connections that still have a leg; asked on the loop. */
  int connections() throws ExecutionException, InterruptedException {
    return group.next().submit(() -> core.model().connections().size()).get();
  }

  /** Waits for the proxy's thread to end; not to be called on that thread. */
  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    try {
      group.next().submit(core::close).get(CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the proxy for " + settings.name() + " does not close", e);
    } finally {
      endThread();
    }
  }

  private void endThread() {
    var _ = group.shutdownGracefully(0, CLOSE_LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    var running = thread.get();
    if (running == null) {
      return;
    }
    try {
      running.join(CLOSE_LIMIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
