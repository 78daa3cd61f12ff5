package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pumprig.host.UnixDatagram;
import org.pumprig.time.Scheduler;

/**
 * Listens to hostapd on a thread of its own, and again to the one that is started in its place.
 * What happens while nobody is there isn't told.
 */
public final class StationEvents implements AutoCloseable {
  private static final long LISTEN_MILLIS = 300;
  private static final long MILLI = 1_000_000;

  private final HostapdControl control;
  private final Scheduler scheduler;
  private final Consumer<? super StationEvent> told;
  private final CountDownLatch closing = new CountDownLatch(1);
  private UnixDatagram events;

  private StationEvents(
      HostapdControl control,
      Scheduler scheduler,
      Consumer<? super StationEvent> told,
      UnixDatagram events) {
    this.control = control;
    this.scheduler = scheduler;
    this.told = told;
    this.events = events;
  }

  /**
   * Begins to listen.
   *
   * @param control of a hostapd that runs
   * @param told of each, on the scheduler's thread
   * @throws IOException if it can't be listened to
   */
  public static StationEvents open(
      HostapdControl control, Scheduler scheduler, Consumer<? super StationEvent> told)
      throws IOException {
    var made = new StationEvents(control, scheduler, told, control.attached());
    Thread.ofPlatform().name("pumprig-stations").daemon().start(made::live);
    return made;
  }

  private void live() {
    try {
      while (closing.getCount() > 0) {
        listen();
        while (!closing.await(LISTEN_MILLIS, TimeUnit.MILLISECONDS) && !attachedAgain()) {
          // nobody is there yet
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      forget();
    }
  }

  /** Until that hostapd has ended: a question to it then fails. */
  private void listen() {
    try {
      while (closing.getCount() > 0) {
        Optional<String> line = events.receive(LISTEN_MILLIS * MILLI);
        if (line.isEmpty()) {
          events.send("PING");
        } else {
          StationEvent.parse(line.get(), scheduler.nanoTime())
              .ifPresent(event -> scheduler.execute(() -> told.accept(event)));
        }
      }
    } catch (IOException ended) {
      forget();
    }
  }

  private boolean attachedAgain() {
    try {
      events = control.attached();
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void forget() {
    try {
      events.close();
    } catch (IOException e) {
      // its file is a temporary one
    }
  }

  /** Listens no more. Idempotent. */
  @Override
  public void close() {
    closing.countDown();
  }
}
