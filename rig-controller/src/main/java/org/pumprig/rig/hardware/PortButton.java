package org.pumprig.rig.hardware;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.SerialName;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.observe.LineChannel;
import org.pumprig.rig.setup.PortAddress;
import org.pumprig.time.Scheduler;

/**
 * A red button with two contacts at an instrument that tells them as it tells a nurse call's: the
 * one that is closed while nobody presses, and the one that is closed then. Anything else than
 * released, a lost link, garbled words and silence are a press: nobody knows.
 */
final class PortButton implements ButtonLine {
  /** An instrument says its state once a second at least. */
  private static final long SILENT_NANOS = 2_000_000_000L;

  private static final long FIRST_WORD_SECONDS = 5;

  private final Scheduler scheduler;
  private final Runnable edge;
  private final TcpNetwork network;
  private final LineChannel channel;
  private final CountDownLatch spoke = new CountDownLatch(1);
  private volatile @Nullable ContactState state;
  private volatile String trouble = "it has not said anything yet";
  private volatile long heardNanos;

  private PortButton(PortAddress address, Scheduler scheduler, Runnable edge) {
    this.scheduler = scheduler;
    this.edge = edge;
    this.network = new TcpNetwork(scheduler);
    this.channel = LineChannel.contact(scheduler, () -> link(address), this::told);
  }

  /** Opens the port and waits for the first word; not on the scheduler's thread. */
  static PortButton open(PortAddress address, Scheduler scheduler, Runnable edge)
      throws IOException {
    var button = new PortButton(address, scheduler, edge);
    scheduler.execute(button.channel::open);
    try {
      if (!button.spoke.await(FIRST_WORD_SECONDS, TimeUnit.SECONDS)) {
        button.close();
        throw new IOException(
            "the red button at %s: %s within %d s"
                .formatted(address, button.trouble, FIRST_WORD_SECONDS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      button.close();
      throw new IOException("interrupted", e);
    }
    return button;
  }

  private Link link(PortAddress address) {
    return switch (address) {
      case PortAddress.Serial serial ->
          SerialName.parse(serial.device()).link(scheduler, network, serial.settings());
      case PortAddress.Tcp tcp -> network.connect(tcp.endpoint());
      case PortAddress.Listen _ -> throw new IllegalStateException("a button doesn't report");
    };
  }

  private void told(Input input) {
    if (input instanceof ContactRead read) {
      boolean changed = read.state() != state;
      state = read.state();
      trouble = "";
      heardNanos = scheduler.nanoTime();
      spoke.countDown();
      if (changed) {
        edge.run();
      }
    } else if (input instanceof LinkChanged link && !link.open()) {
      state = null;
      trouble = "its link was lost: " + link.detail();
      edge.run();
    }
  }

  @Override
  public boolean isPressed() throws IOException {
    ContactState known = state;
    if (known == null) {
      throw new IOException(trouble);
    }
    if (scheduler.nanoTime() - heardNanos > SILENT_NANOS) {
      throw new IOException("it has been silent for more than 2 s");
    }
    return known != ContactState.NORMAL;
  }

  @Override
  public void close() {
    scheduler.execute(channel::close);
    network.close();
  }
}
