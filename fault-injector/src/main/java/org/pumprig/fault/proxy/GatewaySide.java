package org.pumprig.fault.proxy;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.proxy.WireEvent.How;

/** A connection's way to the gateway: what the pump sends before the leg is there waits here. */
final class GatewaySide<T> {
  private final Sockets<T> sockets;
  private final ArrayDeque<Parcel<T>> early = new ArrayDeque<>();
  private long earlyBytes;
  private @Nullable Leg<T> connecting;
  private @Nullable Leg<T> leg;
  private boolean gone;
  private boolean told;
  private boolean endSent;
  private boolean paused;

  GatewaySide(Sockets<T> sockets) {
    this.sockets = sockets;
  }

  boolean gone() {
    return gone;
  }

  /** Whether the gateway has been told that the pump is done. */
  boolean told() {
    return told;
  }

  /** Whether an orderly end has gone out, after all that came before it. */
  boolean endSent() {
    return endSent;
  }

  void connect(Connection<T> connection) {
    var attempt = sockets.connectUpstream(connection);
    connecting = leg == null && !gone ? attempt : null;
  }

  /** The leg is there: what waited goes out. False if nobody wants it any more. */
  boolean connected(Leg<T> established, Runnable finished) {
    if (gone) {
      established.reset();
      return false;
    }
    connecting = null;
    leg = established;
    while (!early.isEmpty()) {
      switch (early.remove()) {
        case Parcel.Chunk<T> chunk -> write(chunk.payload());
        case Parcel.End<T> end -> end(end, finished);
      }
    }
    earlyBytes = 0;
    return true;
  }

  void write(T payload) {
    if (gone) {
      sockets.discard(payload);
    } else if (leg == null) {
      early.add(new Parcel.Chunk<>(payload));
      earlyBytes += sockets.length(payload);
    } else {
      leg.write(payload, null);
    }
  }

  /**
   * @param finished run once an orderly end has gone out
   */
  void end(Parcel.End<T> end, Runnable finished) {
    if (gone) {
      return;
    }
    if (leg == null) {
      early.add(end);
      return;
    }
    told = true;
    if (end.how() == How.ORDERLY) {
      leg.finish(
          () -> {
            endSent = true;
            finished.run();
          });
    } else {
      leg.flush(); // what came before the reset goes out before it
      breakOff();
    }
  }

  void flush() {
    if (leg != null && !gone) {
      leg.flush();
    }
  }

  /** Closes a leg both of whose sides are finished. */
  void close() {
    if (leg != null && !gone) {
      leg.close();
    }
  }

  /** Ends the leg in order after what was written, without waiting for the other side. */
  void closeInOrder() {
    if (leg != null && !gone) {
      gone = true;
      var ending = leg;
      leg = null;
      ending.finish(ending::close);
    }
  }

  /** Resets the leg, or breaks off the attempt to make it. */
  void breakOff() {
    gone = true; // first: an attempt that is broken off fails
    var present = leg == null ? connecting : leg;
    if (present != null) {
      present.reset();
    }
  }

  /** Nothing goes this way any more; takes out what waited, for the caller to discard. */
  List<Parcel<T>> lose() {
    gone = true;
    var waiting = List.copyOf(early);
    early.clear();
    earlyBytes = 0;
    return waiting;
  }

  long earlyBytes() {
    return earlyBytes;
  }

  boolean full() {
    return leg != null && !gone && !leg.writable();
  }

  boolean paused() {
    return paused;
  }

  void pause(boolean wanted) {
    if (leg != null && !gone && wanted != paused) {
      paused = wanted;
      leg.reading(!wanted);
    }
  }
}
