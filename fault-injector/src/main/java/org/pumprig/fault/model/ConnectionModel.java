package org.pumprig.fault.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.StreamFault;

/**
 * One connection of a pump under the faults that are active: decides on each chunk and on the
 * whole.
 *
 * <p>The caller reports what arrives ({@link #arrive}), asks what goes on now ({@link #poll}) and
 * what becomes of the connection ({@link #decide}): after every change of faults and when the time
 * of {@link ConnectionDecision.Keep} has come. Times never go back. Not thread-safe.
 *
 * @param <T> what is passed on: a buffer, or the mark of a stream's end
 */
public final class ConnectionModel<T> {
  private final long number;
  private final long acceptedNanos;
  private final Lane<T> towardsGateway;
  private final Lane<T> towardsPump;
  private final List<ActiveFault> resets = new ArrayList<>();
  private final List<ActiveFault> halfOpens = new ArrayList<>();
  private final List<ActiveFault> timeOuts = new ArrayList<>();
  private @Nullable ActiveFault closedBy;
  private long connectDelayNanos;
  private @Nullable ActiveFault cutBy;
  private boolean cutWanted;
  private boolean silent;
  private boolean heardInSilence;

  ConnectionModel(long number, long acceptedNanos, Payloads<T> payloads) {
    this.number = number;
    this.acceptedNanos = acceptedNanos;
    this.towardsGateway = new Lane<>(Direction.TOWARDS_GATEWAY, number, payloads);
    this.towardsPump = new Lane<>(Direction.TOWARDS_PUMP, number, payloads);
  }

  /** The connection's number, from 1 in the order of accepts. */
  public long number() {
    return number;
  }

  void faultStarts(ActiveFault active) {
    if (!active.meets(number)) {
      return;
    }
    switch (active.fault) {
      case StreamFault.Latency _,
          StreamFault.Stall _,
          StreamFault.Bandwidth _,
          StreamFault.SlowClose _,
          StreamFault.Slicer _,
          StreamFault.DataLimit _ -> {
        towardsGateway.faultStarts(active);
        towardsPump.faultStarts(active);
      }
      case StreamFault.TimeOut _ -> {
        timeOuts.add(active);
        towardsGateway.faultStarts(active);
        towardsPump.faultStarts(active);
      }
      case StreamFault.Reset _ -> resets.add(active);
      case StreamFault.HalfOpen _ -> halfOpens.add(active);
      case StreamFault.Refuse refuse -> {
        if (refuse.cutEstablished()) {
          cutWanted = true;
          cutBy = active;
        }
      }
      // These act on new connections only.
      case StreamFault.AcceptSilence _, StreamFault.SlowConnect _ -> {}
      case StreamFault.OnShare _ ->
          throw new IllegalArgumentException("a share of connections is no fault of its own");
    }
  }

  /** The connection was made while the fault acts. */
  void acceptedUnder(ActiveFault active) {
    if (!active.meets(number)) {
      return;
    }
    switch (active.fault) {
      case StreamFault.Refuse _ -> refused(active);
      case StreamFault.AcceptSilence _ -> halfOpens.add(active);
      case StreamFault.SlowConnect slow -> {
        connectDelayNanos = Math.max(connectDelayNanos, slow.delayNanos());
        active.connectDelayed();
      }
      case StreamFault _ -> faultStarts(active);
    }
  }

  /** How much later than the accept the gateway is connected to. */
  public long connectDelayNanos() {
    return connectDelayNanos;
  }

  /** Whether pieces that flow this way are each to be written on their own. */
  public boolean slices(Direction flow) {
    return lane(flow).slices();
  }

  void faultEnds(ActiveFault active) {
    towardsGateway.faultEnds(active);
    towardsPump.faultEnds(active);
    resets.remove(active);
    if (timeOuts.remove(active)) {
      closeBy(active); // its bytes are lost: the stream can't go on
    }
    if (halfOpens.remove(active) && halfOpens.isEmpty() && heardInSilence) {
      cutWanted = true;
      cutBy = active;
    }
  }

  private void closeBy(ActiveFault active) {
    if (closedBy == null) {
      closedBy = active;
      towardsGateway.end();
      towardsPump.end();
    }
  }

  /** Accepted by a kernel that was about to refuse: cut, as the kernel would have. */
  private void refused(ActiveFault refuse) {
    cutWanted = true;
    cutBy = refuse;
  }

  /** Whether a chunk that flows this way would go through untouched; allocates nothing. */
  public boolean passes(Direction flow) {
    return !silent && lane(flow).passes();
  }

  /**
   * Takes a chunk, or the end of a stream, that arrived.
   *
   * @param length in bytes; 0 for the end of a stream
   */
  public ChunkDecision arrive(Direction flow, T payload, int length, long nowNanos) {
    if (!silent) {
      return lane(flow).arrive(payload, length, nowNanos);
    }
    if (flow == Direction.TOWARDS_PUMP) {
      return ChunkDecision.SWALLOW; // the gateway's leg is gone: remains of it
    }
    if (halfOpens.isEmpty()) {
      return ChunkDecision.CUT;
    }
    heardInSilence = true;
    halfOpens.getLast().swallowed(length);
    return ChunkDecision.SWALLOW;
  }

  /** The next payload of this direction that goes on now, or null. */
  public @Nullable T poll(Direction flow, long nowNanos) {
    return lane(flow).poll(nowNanos);
  }

  /** Bytes of this direction that wait. */
  public long queuedBytes(Direction flow) {
    return lane(flow).queuedBytes();
  }

  /** What becomes of the connection now. Poll both directions first. */
  public ConnectionDecision decide(long nowNanos) {
    long cutNanos = Long.MAX_VALUE;
    for (var reset : resets) {
      long due = cutDueNanos(reset);
      if (due <= nowNanos && !cutWanted) {
        cutWanted = true;
        cutBy = reset;
      }
      cutNanos = Math.min(cutNanos, due);
    }
    if (cutWanted) {
      if (cutBy != null) {
        cutBy.cut();
        cutBy = null;
      }
      return new ConnectionDecision.Cut();
    }
    for (var timeOut : timeOuts) {
      long due = closeDueNanos(timeOut);
      if (due <= nowNanos) {
        closeBy(timeOut); // once what waits has gone: that time is over and wakes nobody
      } else {
        cutNanos = Math.min(cutNanos, due);
      }
    }
    var limit = usedUp();
    if (limit != null) {
      closeBy(limit);
    }
    if (closedBy != null && towardsGateway.isEmpty() && towardsPump.isEmpty()) {
      closedBy.closed();
      return new ConnectionDecision.Close();
    }
    if (!halfOpens.isEmpty() && !silent) {
      silent = true;
      halfOpens.getFirst().cut();
      return new ConnectionDecision.DropGateway();
    }
    long waiting = Math.min(towardsGateway.nextDueNanos(), towardsPump.nextDueNanos());
    return new ConnectionDecision.Keep(Math.min(cutNanos, waiting));
  }

  private @Nullable ActiveFault usedUp() {
    var limit = towardsGateway.usedUp();
    return limit == null ? towardsPump.usedUp() : limit;
  }

  private long closeDueNanos(ActiveFault active) {
    long after = active.fault instanceof StreamFault.TimeOut timeOut ? timeOut.afterNanos() : 0;
    return after == 0 ? Long.MAX_VALUE : Math.max(active.appliedNanos, acceptedNanos) + after;
  }

  private long cutDueNanos(ActiveFault active) {
    long after = active.fault instanceof StreamFault.Reset reset ? reset.afterNanos() : 0;
    return Math.max(active.appliedNanos, acceptedNanos) + after;
  }

  /**
   * Takes out all that waits, for the caller to discard: the connection is cut or its gateway gone.
   * In a half-open connection the fault has swallowed it.
   */
  public List<T> drain() {
    ActiveFault by = silent && !halfOpens.isEmpty() ? halfOpens.getFirst() : null;
    var payloads = new ArrayList<>(towardsGateway.drain(by));
    heardInSilence |= silent && !payloads.isEmpty();
    payloads.addAll(towardsPump.drain(by));
    return payloads;
  }

  /** Takes out what waits in one direction: nobody is there to receive it. */
  public List<T> drain(Direction flow) {
    return lane(flow).drain(null);
  }

  private Lane<T> lane(Direction flow) {
    return switch (flow) {
      case TOWARDS_GATEWAY -> towardsGateway;
      case TOWARDS_PUMP -> towardsPump;
      case BOTH -> throw new IllegalArgumentException("bytes flow one way");
    };
  }
}
