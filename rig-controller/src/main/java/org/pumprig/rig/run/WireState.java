package org.pumprig.rig.run;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.ErrorRecord.ErrorsLowerBound;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.WireObservation;
import org.pumprig.rig.event.WireObservation.WireAccepted;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireEnded;
import org.pumprig.rig.event.WireObservation.WireEstablished;
import org.pumprig.rig.event.WireObservation.WireFailed;
import org.pumprig.rig.event.WireObservation.WireGarbled;
import org.pumprig.rig.event.WireObservation.WireListener;
import org.pumprig.rig.event.WireObservation.WireLost;
import org.pumprig.rig.event.WireObservation.WireMessage;

/**
 * Concern: connections and connectivity errors, counted on the wire and never taken from the pump.
 *
 * <p>A connectivity error is a connection attempt that fails or is cut, or an acknowledgement that
 * doesn't come in time (DESIGN, command line). Each connection and each message counts once.
 *
 * @param connections those that are open, by number
 * @param errors counted so far
 * @param lowerBound whether attempts went unseen
 * @param nextDueNanos when the oldest unanswered message next passes a limit; far away if none
 */
record WireState(
    NavigableMap<Long, Connection> connections,
    long errors,
    boolean lowerBound,
    long nextDueNanos) {
  static final WireState INITIAL = new WireState(new TreeMap<>(), 0, false, Long.MAX_VALUE);

  WireState on(RunContext context, long now, Event event, Out out) {
    WireState state = now >= nextDueNanos ? overdue(context, now, out) : this;
    return event instanceof WireObservation wire ? state.onWire(context, now, wire, out) : state;
  }

  private WireState onWire(RunContext context, long now, WireObservation event, Out out) {
    return switch (event) {
      case WireAccepted e -> {
        out.signal(new Signal.Traffic());
        yield with(context, e.connection(), Connection.NEW);
      }
      case WireMessage e -> {
        out.signal(new Signal.Traffic());
        yield with(context, e.connection(), find(e.connection()).sent(e.controlId(), now));
      }
      case WireAcknowledged e -> acknowledged(context, e, now, out);
      case WireFailed e ->
          count(e.connection(), "failed", out)
              .with(context, e.connection(), find(e.connection()).counted());
      case WireEnded e -> ended(context, e, now, out);
      case WireListener e -> e.open() ? this : closedListener(e, out);
      case WireEstablished _, WireGarbled _, WireLost _ -> this;
    };
  }

  private WireState acknowledged(RunContext context, WireAcknowledged e, long now, Out out) {
    Connection connection = find(e.connection());
    Connection.Sent sent = connection.unanswered().get(e.controlId());
    if (sent == null) {
      return this;
    }
    out.signal(new Signal.Answered(sent.atNanos(), now - sent.atNanos()));
    return with(context, e.connection(), connection.answered(e.controlId()));
  }

  private WireState ended(RunContext context, WireEnded e, long now, Out out) {
    Connection connection = find(e.connection());
    if (e.by().equals("fault")) {
      out.signal(new Signal.CutByFault());
    }
    connection
        .unanswered()
        .values()
        .forEach(sent -> out.signal(new Signal.Unanswered(sent.atNanos(), now - sent.atNanos())));
    boolean cut = !e.by().equals("pump");
    boolean uncounted = connection.unanswered().values().stream().anyMatch(s -> !s.counted());
    WireState state = this;
    if (!connection.failureCounted() && (cut || uncounted)) {
      state = count(e.connection(), cut ? "cut" : "unacknowledged", out);
    }
    return state.with(context, e.connection(), null);
  }

  private WireState closedListener(WireListener e, Out out) {
    if (lowerBound) {
      return this;
    }
    out.add(
        new ErrorsLowerBound(
            "listener closed (" + e.reason() + "): attempts on a closed port can't be seen"));
    return new WireState(connections, errors, true, nextDueNanos);
  }

  private WireState overdue(RunContext context, long now, Out out) {
    WireState state = this;
    for (var entry : connections.entrySet()) {
      Connection connection = entry.getValue();
      for (var sent : connection.unanswered().entrySet()) {
        long age = now - sent.getValue().atNanos();
        if (age >= context.quietAfterNanos() && !sent.getValue().quiet()) {
          out.signal(new Signal.Unanswered(sent.getValue().atNanos(), age));
          connection = connection.markQuiet(sent.getKey());
        }
        if (age >= context.acknowledgementWithinNanos() && !sent.getValue().counted()) {
          state = state.count(entry.getKey(), "unacknowledged", out);
          connection = connection.markCounted(sent.getKey());
        }
      }
      state = state.with(context, entry.getKey(), connection);
    }
    return state.due(context);
  }

  private Connection find(long number) {
    return connections.getOrDefault(number, Connection.NEW);
  }

  private WireState count(long connection, String cause, Out out) {
    out.add(new ErrorCounted(errors + 1, cause, connection));
    return new WireState(connections, errors + 1, lowerBound, nextDueNanos);
  }

  private WireState with(
      RunContext context, long number, @org.jspecify.annotations.Nullable Connection connection) {
    var next = new TreeMap<>(connections);
    if (connection == null) {
      next.remove(number);
    } else {
      next.put(number, connection);
    }
    return new WireState(next, errors, lowerBound, nextDueNanos).due(context);
  }

  private WireState due(RunContext context) {
    long due = Long.MAX_VALUE;
    for (Connection connection : connections.values()) {
      due = Math.min(due, connection.nextDueNanos(context));
    }
    return due == nextDueNanos ? this : new WireState(connections, errors, lowerBound, due);
  }
}
