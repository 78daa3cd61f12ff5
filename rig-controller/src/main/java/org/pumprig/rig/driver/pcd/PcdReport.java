package org.pumprig.rig.driver.pcd;

import java.util.List;

/**
 * A message that was understood.
 *
 * @param kind which transaction
 * @param rows its observations, in order
 */
record PcdReport(Kind kind, List<PcdRow> rows) {
  PcdReport {
    rows = List.copyOf(rows);
  }

  /** By trigger event; profiles in MSH-21 are written differently by different senders. */
  enum Kind {
    /** PCD-01. */
    STATUS("R01"),
    /** PCD-04. */
    ALARM("R40"),
    /** PCD-10. */
    EVENT("R42");

    private final String trigger;

    Kind(String trigger) {
      this.trigger = trigger;
    }

    String trigger() {
      return trigger;
    }
  }
}
