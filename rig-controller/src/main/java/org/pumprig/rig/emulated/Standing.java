package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.pumprig.link.Network;
import org.pumprig.link.TcpNetwork;
import org.pumprig.time.SystemScheduler;

/** A part of the emulated bench that stands on its own on this machine, until it is closed. */
public final class Standing implements AutoCloseable {
  private final SystemScheduler scheduler;
  private final Network network;
  private final SequencedMap<String, String> places;
  private final Runnable close;

  /** Starts it, on the scheduler's thread. */
  @FunctionalInterface
  interface Start {
    Part on(SystemScheduler scheduler, Network network) throws IOException;
  }

  /**
   * What was started.
   *
   * @param places where what can be reached, by name
   * @param close ends it, on the scheduler's thread
   */
  record Part(SequencedMap<String, String> places, Runnable close) {}

  private Standing(SystemScheduler scheduler, Network network, Part part) {
    this.scheduler = scheduler;
    this.network = network;
    this.places = part.places();
    this.close = part.close();
  }

  static Standing start(String thread, Consumer<Throwable> onFailure, Start start)
      throws IOException {
    var scheduler = new SystemScheduler(thread, onFailure);
    var network = new TcpNetwork(scheduler);
    try {
      Part part = BenchThread.call(scheduler, () -> start.on(scheduler, network));
      return new Standing(scheduler, network, part);
    } catch (IOException e) {
      network.close();
      scheduler.close();
      throw e;
    }
  }

  /** Where what can be reached, by name, in the order of telling. */
  public SequencedMap<String, String> places() {
    return places;
  }

  SystemScheduler scheduler() {
    return scheduler;
  }

  /** Ends it, its sockets and its thread. */
  @Override
  public void close() {
    end(scheduler, network, close);
  }

  /** Has {@code close} done on the thread, and ends sockets and thread whatever comes of it. */
  static void end(SystemScheduler scheduler, Network network, Runnable close) {
    try {
      BenchThread.call(
          scheduler,
          () -> {
            close.run();
            return true;
          });
    } catch (IOException e) {
      throw new IllegalStateException("it can't be taken down", e);
    } finally {
      network.close();
      scheduler.close();
    }
  }
}
