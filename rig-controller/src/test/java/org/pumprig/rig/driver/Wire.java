package org.pumprig.rig.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.rig.event.Input;
import org.pumprig.time.VirtualScheduler;

/** A driver in virtual time with whatever stands at the other end of its line, 1 ms away. */
public final class Wire {
  /** A millisecond in nanoseconds. */
  public static final long MS = 1_000_000;

  /** A second in nanoseconds. */
  public static final long SECOND = 1_000 * MS;

  private static final Endpoint HERE = new Endpoint("127.0.0.1", 4001);

  /** Clock and thread. */
  public final VirtualScheduler scheduler = new VirtualScheduler(0);

  /** What the driver put on record. */
  public final List<Input> told = new ArrayList<>();

  private final VirtualNetwork network = new VirtualNetwork(scheduler, MS);

  /** Puts something at the other end. */
  public Wire(Consumer<Link> peer) {
    answer(peer);
  }

  /** Nothing yet. */
  public Wire() {}

  /** Puts something at the other end. */
  public void answer(Consumer<Link> peer) {
    try {
      network.listen(HERE, peer);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A driver's channel on it, opened, with a status wanted each half second. */
  public DriverChannel open(Driver driver) {
    var channel =
        new DriverChannel(scheduler, () -> network.connect(HERE), driver, 500 * MS, told::add);
    channel.open();
    return channel;
  }

  /** Lets time pass. */
  public void pass(long nanos) {
    scheduler.run(scheduler.nanoTime() + nanos);
  }

  /** What was put on record since the last call. */
  public List<Input> heard() {
    var all = List.copyOf(told);
    told.clear();
    return all;
  }

  /** The last of a kind. */
  public <T extends Input> T last(Class<T> kind) {
    return told.reversed().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + told));
  }
}
