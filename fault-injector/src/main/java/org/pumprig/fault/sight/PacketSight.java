package org.pumprig.fault.sight;

import java.io.IOException;
import java.net.InetAddress;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.TapQueue;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/**
 * Listens at the rig's port of a pump and tells what its connections to its gateway do. What it
 * can't hear is told as lost, so that nobody takes silence for it.
 */
public final class PacketSight implements AutoCloseable {
  private static final int LOOK_MILLIS = 200;
  private static final long CLOSE_MILLIS = 5_000;
  private static final int MOST_EVENTS = 8_192;
  private static final long MOST_BYTES = 8L << 20;

  private final PacketSocket socket;
  private final TcpSight sight;
  private final TapQueue queue;
  private final OwnResets resets;
  private final Scheduler scheduler;
  private final Consumer<String> remark;
  private final Thread thread;
  private volatile boolean closing;
  private long lookedNanos;

  /**
   * Where it listens, and to whom.
   *
   * @param device network interface that the pump is plugged into
   * @param pump its own address, IPv4
   * @param gateway as the pump knows it, numeric
   */
  public record Settings(String device, InetAddress pump, Endpoint gateway) {}

  private PacketSight(
      NetworkNamespace place,
      PacketSocket socket,
      Settings settings,
      Scheduler scheduler,
      WireTap tap,
      Consumer<String> remark) {
    this.socket = socket;
    this.scheduler = scheduler;
    this.remark = remark;
    this.resets = new OwnResets(tap);
    this.queue = new TapQueue(resets, scheduler, MOST_EVENTS, MOST_BYTES);
    this.sight =
        new TcpSight(
            settings.pump(),
            InetAddress.ofLiteral(settings.gateway().host()),
            settings.gateway().port(),
            queue::offer);
    this.thread = place.threads("sight-" + settings.device()).newThread(this::run);
    thread.start();
  }

  /**
   * Begins to listen.
   *
   * @param place where the interface is
   * @param tap told on the scheduler's thread
   * @param remark told there if it can't listen any more
   * @throws IOException if the interface can't be listened at
   */
  public static PacketSight start(
      NetworkNamespace place,
      Settings settings,
      Scheduler scheduler,
      WireTap tap,
      Consumer<String> remark)
      throws IOException {
    PacketSocket socket = place.call(() -> PacketSocket.open(settings.device(), settings.pump()));
    return new PacketSight(place, socket, settings, scheduler, tap, remark);
  }

  /** The same injector, of whose resets this sight is told: else they would be the gateway's. */
  public Injector telling(Injector packets) {
    return resets.telling(packets);
  }

  private void run() {
    boolean gone = false;
    while (!closing) {
      try {
        if (gone) {
          deaf();
        } else {
          listen();
        }
      } catch (IOException e) {
        gone = true;
        scheduler.execute(
            () ->
                remark.accept("the unit's connections can't be seen any more: " + e.getMessage()));
      }
    }
  }

  private void listen() throws IOException {
    byte[] frame = socket.receive(LOOK_MILLIS);
    long now = scheduler.nanoTime();
    if (frame != null) {
      sight.frame(frame, now);
    }
    if (now - lookedNanos >= LOOK_MILLIS * 1_000_000L) {
      lookedNanos = now;
      look(now);
    }
  }

  private void look(long now) throws IOException {
    long lost = socket.lost();
    if (lost > 0) {
      sight.missed(lost, now);
    }
    sight.tick(now);
  }

  /** The time goes on unseen. */
  private void deaf() {
    sight.missed(1, scheduler.nanoTime());
    var over = new java.util.concurrent.CountDownLatch(1);
    Scheduler.Timer timer = scheduler.schedule(LOOK_MILLIS * 1_000_000L, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing = true;
    } finally {
      timer.cancel();
    }
  }

  /** Ends it; nothing more is told. */
  @Override
  public void close() {
    queue.close();
    closing = true;
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      socket.close();
    }
  }
}
