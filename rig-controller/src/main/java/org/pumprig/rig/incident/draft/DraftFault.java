package org.pumprig.rig.incident.draft;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;
import org.pumprig.rig.plan.FaultKind;

/**
 * One fault of one run, as a plan would write it with a fixed begin.
 *
 * @param from id of the step that it was, such as {@code r0-03-halfOpen}
 * @param kind its name in plans
 * @param keys its other keys with their values in flow style
 * @param startNanos begin, run time
 * @param lastsNanos how long, more than 0
 * @param overlap whether others may stand at the same time
 */
public record DraftFault(
    String from,
    String kind,
    SequencedMap<String, String> keys,
    long startNanos,
    long lastsNanos,
    boolean overlap) {
  /** Copies the map, keeping its order. */
  public DraftFault {
    keys = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(keys));
  }

  /** Its end, run time. */
  public long endNanos() {
    return startNanos + lastsNanos;
  }

  /** The same at another begin. */
  public DraftFault at(long nanos) {
    return new DraftFault(from, kind, keys, nanos, lastsNanos, overlap);
  }

  /** The same for another length, from the same begin. */
  public DraftFault lasting(long nanos) {
    return new DraftFault(from, kind, keys, startNanos, nanos, overlap);
  }

  /** The same with another value of a parameter, in base units. */
  public DraftFault with(String key, Quantity quantity, long value) {
    return with(key, quantity.format(value));
  }

  /** The same with another text for a key, as it stands in a plan. */
  public DraftFault with(String key, String text) {
    var others = new LinkedHashMap<>(keys);
    others.put(key, text);
    return new DraftFault(from, kind, others, startNanos, lastsNanos, overlap);
  }

  /** What kind of quantity a parameter is; empty if it is none. */
  public Optional<Quantity> quantity(String key) {
    return FaultKind.ALL.stream()
        .filter(each -> each.name().equals(kind))
        .flatMap(each -> each.parameters().stream())
        .filter(each -> each.name().equals(key))
        .findFirst()
        .flatMap(parameter -> parameter.quantity());
  }

  /** The value of a quantity among its parameters, in base units. */
  public long value(String key) {
    try {
      return quantity(key).orElseThrow().parse(keys.getOrDefault(key, ""));
    } catch (QuantityException e) {
      throw new IllegalStateException("a valid plan holds valid quantities", e);
    }
  }

  /** For people: {@code refuse (cutEstablished: true) at 4 s for 2 s}. */
  public String summary() {
    String own =
        keys.entrySet().stream()
            .map(each -> each.getKey() + ": " + each.getValue())
            .collect(Collectors.joining(", "));
    return "%s%s at %s for %s"
        .formatted(kind, own.isEmpty() ? "" : " (" + own + ")", time(startNanos), time(lastsNanos));
  }

  /** A length of time for people and for plans. */
  public static String time(long nanos) {
    return nanos == 0 ? "0 s" : Quantity.DURATION.format(nanos);
  }
}
