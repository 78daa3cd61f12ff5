package org.pumprig.rig.compare.claim;

import java.util.SortedMap;
import java.util.TreeMap;

/** The exact inputs of a method, by name, in a fixed order. */
final class Inputs {
  private Inputs() {}

  /** Names and values in turn. */
  static SortedMap<String, String> of(String... namesAndValues) {
    SortedMap<String, String> inputs = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      inputs.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return inputs;
  }
}
