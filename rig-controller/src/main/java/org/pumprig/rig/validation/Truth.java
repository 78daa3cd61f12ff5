package org.pumprig.rig.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.pumprig.rig.emulated.TruthListener;

/** What really happened in one campaign: of each unit its first trip and the stop after it. */
final class Truth implements TruthListener {
  private final Map<String, Long> trips = new LinkedHashMap<>();
  private final Map<String, Long> stops = new LinkedHashMap<>();

  @Override
  public void tripped(String serial, long atNanos) {
    trips.putIfAbsent(serial, atNanos);
  }

  @Override
  public void flowStopped(String serial, long atNanos) {
    if (trips.containsKey(serial)) {
      stops.putIfAbsent(serial, atNanos);
    }
  }

  boolean tripped(String serial) {
    return trips.containsKey(serial);
  }

  OptionalLong stopAfterNanos(String serial) {
    Long trip = trips.get(serial);
    Long stop = stops.get(serial);
    return trip == null || stop == null ? OptionalLong.empty() : OptionalLong.of(stop - trip);
  }
}
