package org.pumprig.rig.emulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pumprig.pump.device.PumpInput;
import org.pumprig.rig.emulated.Disturbance.Kind;

/**
 * The one connection of a pump that is modelled alone: what the gateway answers and when, by the
 * disturbances of the moment. At most one connect or one message waits for its answer.
 */
final class Connection {
  private static final long NEVER = Long.MAX_VALUE;

  private final List<Disturbance> disturbances;
  private final long answerNanos;
  private final long[] edges;
  private int edge;
  private int next;
  private Disturbance[] active = {};
  private long opening;
  private long open;
  private long message;
  private long dueNanos = NEVER;
  private long resetNanos = NEVER;

  /**
   * A connection not made yet.
   *
   * @param answerNanos from a message to its answer, undisturbed
   */
  Connection(List<Disturbance> disturbances, long answerNanos) {
    this.disturbances =
        disturbances.stream().sorted(Comparator.comparingLong(Disturbance::fromNanos)).toList();
    this.answerNanos = answerNanos;
    this.edges =
        disturbances.stream()
            .flatMap(each -> Stream.of(each.fromNanos(), each.toNanos()))
            .mapToLong(Long::longValue)
            .sorted()
            .distinct()
            .toArray();
  }

  /** When something next happens by itself. */
  long nextNanos() {
    long next = Math.min(dueNanos, resetNanos);
    return edge < edges.length ? Math.min(next, edges[edge]) : next;
  }

  /** Whether no fault acts, and no answer is on its way. */
  boolean undisturbed() {
    return active.length == 0 && dueNanos == NEVER && resetNanos == NEVER;
  }

  long answerNanos() {
    return answerNanos;
  }

  void connects(long connection, long now) {
    opening = connection;
    dueNanos = now + answerNanos;
  }

  void sends(long number, long now) {
    message = number;
    long later = 0;
    for (Disturbance one : active) {
      later += one.kind() == Kind.DELAYS ? one.byNanos() : 0;
    }
    dueNanos = now + answerNanos + later;
  }

  /** The pump lets go. */
  void drops() {
    open = 0;
    opening = 0;
    dueNanos = NEVER;
    resetNanos = NEVER;
  }

  /** What the pump learns now, if anything; at {@link #nextNanos} only. */
  Optional<PumpInput> happens(long now) {
    if (edge < edges.length && edges[edge] == now) {
      return turns(now);
    }
    if (resetNanos == now) {
      return reset();
    }
    return opening != 0 ? opens(now) : answers();
  }

  private Optional<PumpInput> turns(long now) {
    edge++;
    boolean cut = false;
    List<Disturbance> acting = new ArrayList<>();
    for (Disturbance each : active) {
      if (each.toNanos() > now) {
        acting.add(each);
      } else {
        cut |= each.kind() == Kind.SWALLOWS || each.kind() == Kind.MOVES;
        resetNanos = each.kind() == Kind.RESETS ? NEVER : resetNanos;
      }
    }
    for (; next < disturbances.size() && disturbances.get(next).fromNanos() == now; next++) {
      Disturbance each = disturbances.get(next);
      acting.add(each);
      cut |= each.kind() == Kind.ABSENT || each.kind() == Kind.MOVES;
      if (each.kind() == Kind.RESETS && open != 0) {
        resetNanos = now + each.byNanos();
      }
    }
    active = acting.toArray(Disturbance[]::new);
    return cut ? reset() : Optional.empty();
  }

  private Optional<PumpInput> reset() {
    resetNanos = NEVER;
    if (open == 0) {
      return Optional.empty();
    }
    long gone = open;
    drops();
    return Optional.of(new PumpInput.ConnectionClosed(gone, "RESET"));
  }

  private Optional<PumpInput> opens(long now) {
    long asked = opening;
    opening = 0;
    dueNanos = NEVER;
    if (is(Kind.ABSENT) || is(Kind.REFUSES_NEW)) {
      return Optional.of(new PumpInput.ConnectionClosed(asked, "REFUSED"));
    }
    open = asked;
    for (Disturbance each : active) {
      if (each.kind() == Kind.RESETS) {
        resetNanos = Math.min(resetNanos, now + each.byNanos());
      }
    }
    return Optional.of(new PumpInput.ConnectionOpened(asked));
  }

  private Optional<PumpInput> answers() {
    dueNanos = NEVER;
    if (is(Kind.SWALLOWS) || is(Kind.ANSWERS_NOTHING)) {
      return Optional.empty();
    }
    long held = Long.MIN_VALUE;
    for (Disturbance each : active) {
      held = each.kind() == Kind.HOLDS ? Math.max(held, each.toNanos()) : held;
    }
    if (held != Long.MIN_VALUE) {
      dueNanos = held + answerNanos;
      return Optional.empty();
    }
    return Optional.of(new PumpInput.Acknowledged(open, message, !is(Kind.REJECTS)));
  }

  private boolean is(Kind kind) {
    for (Disturbance each : active) {
      if (each.kind() == kind) {
        return true;
      }
    }
    return false;
  }
}
