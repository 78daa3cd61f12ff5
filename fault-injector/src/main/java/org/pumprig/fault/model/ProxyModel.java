package org.pumprig.fault.model;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.StreamFault;

/**
 * The stream faults active between one pump and its gateway, and the connections under them.
 *
 * <p>After {@link #apply} and {@link #revert} the caller asks every connection for its decision and
 * the model whether to listen. Not thread-safe.
 *
 * @param <T> what is passed on, see {@link ConnectionModel}
 */
public final class ProxyModel<T> {
  private final Map<String, ActiveFault> active = new LinkedHashMap<>();
  private final Map<Long, ConnectionModel<T>> connections = new LinkedHashMap<>();
  private final Payloads<T> payloads;
  private long lastNumber;

  /**
   * @param payloads cuts and discards what is passed on
   */
  public ProxyModel(Payloads<T> payloads) {
    this.payloads = payloads;
  }

  /**
   * Starts a fault.
   *
   * @throws IllegalArgumentException if it is no stream fault or its id is active already
   */
  public void apply(FaultSpec spec, long nowNanos) {
    if (!(spec.fault() instanceof StreamFault fault)) {
      throw new IllegalArgumentException(spec.fault().name() + " is no stream fault");
    }
    var started = new ActiveFault(spec, fault, nowNanos);
    if (active.putIfAbsent(spec.id(), started) != null) {
      throw new IllegalArgumentException("fault " + spec.id() + " is active already");
    }
    connections.values().forEach(connection -> connection.faultStarts(started));
  }

  /** Ends a fault; without effect if it is not active. */
  public void revert(String id) {
    var ended = active.remove(id);
    if (ended != null) {
      connections.values().forEach(connection -> connection.faultEnds(ended));
    }
  }

  /** A pump connected; the connection must be {@link #forget forgotten} when both legs are gone. */
  public ConnectionModel<T> accept(long nowNanos) {
    var connection = new ConnectionModel<T>(++lastNumber, nowNanos, payloads);
    connections.put(lastNumber, connection);
    for (var fault : active.values()) {
      connection.acceptedUnder(fault);
    }
    return connection;
  }

  /** The connection is gone. */
  public void forget(ConnectionModel<T> connection) {
    connections.remove(connection.number());
  }

  /** Connections not yet forgotten, oldest first. */
  public Collection<ConnectionModel<T>> connections() {
    return Collections.unmodifiableCollection(connections.values());
  }

  /** Whether a fault wants connecting to be refused. */
  public boolean refuses() {
    return active.values().stream().anyMatch(one -> one.fault instanceof StreamFault.Refuse);
  }

  /** The spec that is active under this id. */
  public Optional<FaultSpec> spec(String id) {
    return Optional.ofNullable(active.get(id)).map(one -> one.spec);
  }

  /** When the fault was applied. */
  public Optional<Long> appliedNanos(String id) {
    return Optional.ofNullable(active.get(id)).map(one -> one.appliedNanos);
  }

  /** What an active fault has touched so far. */
  public Optional<FaultCounters> counters(String id) {
    return Optional.ofNullable(active.get(id)).map(ActiveFault::counters);
  }
}
