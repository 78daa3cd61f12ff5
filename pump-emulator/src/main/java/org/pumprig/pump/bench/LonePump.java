package org.pumprig.pump.bench;

import java.util.SequencedMap;

/** A pump on its own that runs. */
public interface LonePump extends AutoCloseable {
  /**
   * Where what can be reached: {@code service} is what the place was asked for; by name, in the
   * order of telling.
   */
  SequencedMap<String, String> places();

  /** Ends it. */
  @Override
  void close();
}
