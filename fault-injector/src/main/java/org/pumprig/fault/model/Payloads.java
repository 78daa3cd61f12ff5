package org.pumprig.fault.model;

import java.util.List;

/** How payloads are cut into pieces and thrown away; the model itself knows none. */
public interface Payloads<T> {
  /**
   * Cuts a payload; takes it over.
   *
   * @param lengths of the pieces in bytes, each more than 0, together the payload's
   */
  List<T> cut(T payload, List<Integer> lengths);

  /** Frees a payload that goes nowhere. */
  void discard(T payload);
}
