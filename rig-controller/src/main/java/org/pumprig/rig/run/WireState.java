package org.pumprig.rig.run;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.ErrorRecord.ErrorsLowerBound;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
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
import org.pumprig.rig.run.Connection.Sent;

/**
 * Concern: connections and connectivity errors, counted on the wire and never taken from the pump.
 *
 * <p>A connectivity error is a connection attempt that fails or is cut, or an acknowledgement that
 * doesn't come in time (DESIGN, command line). One failure counts once: a connection that ends with
 * a message that was counted as unacknowledged is not counted again, and a connection that failed
 * takes its messages with it.
 *
 * @param connections those that are open, in the order in which they were first seen
 * @param firstAccepted number of the first connection accepted in this run: lower ones were there
 *     before
 * @param errors counted so far
 * @param lowerBound whether attempts went unseen
 * @param nextDueNanos no unanswered message passes a limit before
 */
record WireState(
    List<Connection> connections,
    long firstAccepted,
    long errors,
    boolean lowerBound,
    long nextDueNanos) {
  static final WireState INITIAL =
      new WireState(List.of(), Long.MAX_VALUE, 0, false, Long.MAX_VALUE);

  /** Open connections remembered; the oldest are forgotten beyond it. */
  static final int MOST_CONNECTIONS = 256;

  WireState on(RunContext context, long now, Event event, Out out) {
    if (event instanceof EpochStarted epoch && epoch.resumes()) {
      return unseen(BlindInterval.NOT_RUNNING, out);
    }
    WireState state = now >= nextDueNanos ? overdue(context, now, out) : this;
    return event instanceof WireObservation wire ? state.onWire(context, now, wire, out) : state;
  }

  private WireState onWire(RunContext context, long now, WireObservation event, Out out) {
    return switch (event) {
      case WireAccepted e -> accepted(e.connection(), out);
      case WireMessage e -> message(context, e, now, out);
      case WireAcknowledged e -> acknowledged(e, now, out);
      case WireFailed e -> failed(e.connection(), out);
      case WireEnded e -> ended(e, out);
      case WireListener e ->
          e.open()
              ? this
              : bounded(
                  "listener closed (" + e.reason() + "): attempts on a closed port can't be seen",
                  out);
      case WireLost e -> lost(e.events(), out);
      case WireEstablished _, WireGarbled _ -> this;
    };
  }

  private WireState accepted(long number, Out out) {
    out.signal(new Signal.Traffic());
    WireState state =
        new WireState(
            connections, Math.min(firstAccepted, number), errors, lowerBound, nextDueNanos);
    return indexOf(number) >= 0 ? state : state.put(Connection.of(number), out);
  }

  private WireState message(RunContext context, WireMessage e, long now, Out out) {
    out.signal(new Signal.Traffic());
    Connection connection = find(e.connection());
    WireState state = this;
    if (connection.isFull() && connection.indexOf(e.controlId()) < 0) {
      state = bounded("more messages without answer than the rig keeps count of", out);
    }
    return state
        .put(connection.sent(e.controlId(), now), out)
        .due(Math.min(nextDueNanos, now + context.quietAfterNanos()));
  }

  private WireState acknowledged(WireAcknowledged e, long now, Out out) {
    Connection connection = find(e.connection());
    int at = connection.indexOf(e.controlId());
    if (at < 0) {
      return this;
    }
    Sent sent = connection.unanswered().get(at);
    out.signal(
        new Signal.Answered(sent.atNanos(), sent.again() ? 0 : now - sent.atNanos(), e.code()));
    return put(connection.answered(at), out);
  }

  private WireState failed(long number, Out out) {
    Connection connection = find(number);
    return connection.failed()
        ? this
        : count(number, "failed", out).put(connection.withFailed(), out);
  }

  private WireState ended(WireEnded e, Out out) {
    int at = indexOf(e.connection());
    if (at < 0 && e.connection() >= firstAccepted) {
      return this; // it ended before, or was forgotten
    }
    Connection connection = find(e.connection());
    if (e.by().equals("fault")) {
      out.signal(new Signal.CutByFault());
    } else if (e.by().equals("gateway") && e.how().equals("reset")) {
      out.signal(new Signal.ResetByGateway());
    }
    boolean cut = !e.by().equals("pump");
    WireState state = this;
    if (!connection.isCounted() && (cut || !connection.unanswered().isEmpty())) {
      state = count(e.connection(), cut ? "cut" : "unacknowledged", out);
    }
    return at < 0 ? state : state.with(Copies.without(connections, at));
  }

  /** Whatever was lost may have been the end, or the answer, of anything that was under way. */
  private WireState lost(long events, Out out) {
    return unseen(events + " events of the tap were lost", out);
  }

  private WireState unseen(String reason, Out out) {
    WireState bound = bounded(reason, out);
    return new WireState(List.of(), Long.MAX_VALUE, bound.errors, bound.lowerBound, Long.MAX_VALUE);
  }

  private WireState bounded(String reason, Out out) {
    if (lowerBound) {
      return this;
    }
    out.add(new ErrorsLowerBound(reason));
    return new WireState(connections, firstAccepted, errors, true, nextDueNanos);
  }

  private WireState overdue(RunContext context, long now, Out out) {
    long total = errors;
    long due = Long.MAX_VALUE;
    var all = new ArrayList<Connection>(connections.size());
    for (Connection connection : connections) {
      var unanswered = new ArrayList<Sent>(connection.unanswered().size());
      for (Sent sent : connection.unanswered()) {
        Sent next = sent;
        long age = now - sent.atNanos();
        if (age >= context.quietAfterNanos() && !sent.quiet()) {
          out.signal(new Signal.Unanswered(sent.atNanos(), age));
          next = next.withQuiet();
        }
        if (age >= context.acknowledgementWithinNanos() && !sent.counted()) {
          if (!connection.failed()) {
            out.add(new ErrorCounted(++total, "unacknowledged", connection.number()));
          }
          next = next.withCounted();
        }
        unanswered.add(next);
        due = Math.min(due, next.dueNanos(context));
      }
      all.add(new Connection(connection.number(), List.copyOf(unanswered), connection.failed()));
    }
    return new WireState(List.copyOf(all), firstAccepted, total, lowerBound, due);
  }

  private int indexOf(long number) {
    for (int i = connections.size() - 1; i >= 0; i--) {
      if (connections.get(i).number() == number) {
        return i;
      }
    }
    return -1;
  }

  private Connection find(long number) {
    int at = indexOf(number);
    return at < 0 ? Connection.of(number) : connections.get(at);
  }

  private WireState put(Connection connection, Out out) {
    int at = indexOf(connection.number());
    if (at >= 0) {
      return with(Copies.with(connections, at, connection));
    }
    List<Connection> next = Copies.with(connections, connection);
    return next.size() > MOST_CONNECTIONS
        ? bounded("more open connections than the rig keeps count of", out)
            .with(Copies.without(next, 0))
        : with(next);
  }

  private WireState count(long connection, String cause, Out out) {
    out.add(new ErrorCounted(errors + 1, cause, connection));
    return new WireState(connections, firstAccepted, errors + 1, lowerBound, nextDueNanos);
  }

  private WireState with(List<Connection> next) {
    return new WireState(next, firstAccepted, errors, lowerBound, nextDueNanos);
  }

  private WireState due(long dueNanos) {
    return dueNanos == nextDueNanos
        ? this
        : new WireState(connections, firstAccepted, errors, lowerBound, dueNanos);
  }
}
