package org.pumprig.fault.tap;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.Packet;
import org.pumprig.fault.model.packet.PacketParser;

/**
 * One direction of the relay: receives at one device; what belongs to no fault goes straight on to
 * the other, unread as long as no fault acts this way at all.
 */
final class RelayThread {
  private static final long CLOSE_MILLIS = 5_000;

  private final Direction flow;
  private final TapDevice from;
  private final TapDevice to;
  private final List<TapFlow> flows;
  private final Consumer<String> broken;
  private final Thread thread;
  private volatile RelayCounts counts = new RelayCounts(0, 0, 0, 0, 0);
  private long frames;
  private long bytes;
  private long untouched;
  private long malformed;
  private long refused;

  RelayThread(
      Direction flow, TapDevice from, TapDevice to, List<TapFlow> flows, Consumer<String> broken) {
    this.flow = flow;
    this.from = from;
    this.to = to;
    this.flows = List.copyOf(flows);
    this.broken = broken;
    this.thread = Thread.ofPlatform().name("tap-" + flow.diskName()).daemon().start(this::run);
  }

  /** What has been carried; a moment old at the most. */
  RelayCounts counts() {
    return counts;
  }

  private void run() {
    try {
      MemorySegment memory = from.frameMemory();
      for (int length = from.receive(memory); length > 0; length = from.receive(memory)) {
        frames++;
        bytes += length;
        relay(memory.asSlice(0, length));
        counts = new RelayCounts(frames, bytes, untouched, malformed, refused);
      }
    } catch (IOException e) {
      broken.accept(from.name() + ": " + e.getMessage());
    }
  }

  private void relay(MemorySegment frame) {
    if (anyActs()) {
      Packet packet = PacketParser.ethernet(frame.toArray(ValueLayout.JAVA_BYTE));
      malformed += packet.kind() == Packet.Kind.MALFORMED ? 1 : 0;
      TapFlow owner = owner(packet);
      if (owner != null) {
        owner.arrive(flow, packet);
        return;
      }
    }
    untouched++;
    refused += to.forward(frame) ? 0 : 1;
  }

  private boolean anyActs() {
    for (TapFlow each : flows) {
      if (!each.idle(flow)) {
        return true;
      }
    }
    return false;
  }

  /** The unit whose packet it is, if a fault acts on that unit. */
  private @Nullable TapFlow owner(Packet packet) {
    for (TapFlow each : flows) {
      if (!each.idle(flow) && each.owns(flow, packet)) {
        return each;
      }
    }
    return null;
  }

  /** Waits for the thread; its device must have been stopped. */
  void join() {
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
