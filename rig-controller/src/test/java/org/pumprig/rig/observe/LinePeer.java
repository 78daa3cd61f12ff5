package org.pumprig.rig.observe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.time.VirtualScheduler;

/** What stands at the other end of a driver's link, 1 ms away, in virtual time. */
public final class LinePeer {
  private static final Endpoint HERE = new Endpoint("127.0.0.1", 4001);
  private static final long MS = 1_000_000;

  private final VirtualScheduler scheduler;
  private final Network network;
  private final List<String> heard = new ArrayList<>();
  private Network.@Nullable Listener listener;
  private @Nullable Link link;
  private int connections;

  /** Listens at once. */
  public LinePeer(VirtualScheduler scheduler) {
    this.scheduler = scheduler;
    this.network = new VirtualNetwork(scheduler, MS);
    listen();
  }

  /** Makes the driver's end. */
  public Supplier<Link> links() {
    return () -> network.connect(HERE);
  }

  /** Listens again. */
  public void listen() {
    try {
      listener = network.listen(HERE, this::accepted);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Refuses from now on. */
  public void refuse() {
    if (listener != null) {
      listener.close();
    }
  }

  private void accepted(Link next) {
    connections++;
    link = next;
    next.open(
        event -> {
          if (event instanceof LinkEvent.Received received) {
            String text = new String(received.bytes(), StandardCharsets.US_ASCII).strip();
            heard.add(scheduler.nanoTime() / MS + " " + text.substring(0, text.length() - 5));
          }
        });
  }

  /** Sends a checked line. */
  public void say(String line) {
    send(CheckedLine.encode(line));
  }

  /** Sends bytes as they are. */
  public void send(byte[] bytes) {
    current().send(bytes);
  }

  /** Breaks the connection off. */
  public void cut() {
    current().abort();
  }

  private Link current() {
    Link there = link;
    if (there == null) {
      throw new IllegalStateException("nobody has connected");
    }
    return there;
  }

  /** What arrived since the last call: time in milliseconds and payload. */
  public List<String> heard() {
    var all = List.copyOf(heard);
    heard.clear();
    return all;
  }

  /** How often somebody connected. */
  public int connections() {
    return connections;
  }
}
