package org.pumprig.rig.plan;

import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Limits on lengths of time that hold for every section. */
final class Limits {
  /** Longest run, and so the longest of everything within one: 30 days. */
  static final long MAX_RUN_NANOS = 30L * 86_400 * 1_000_000_000;

  private Limits() {}

  /** A length of time: more than nothing, at most a run's. */
  static long length(Fields fields, String key) throws InputProblem {
    return fields.quantity(key, Quantity.DURATION, 1, MAX_RUN_NANOS);
  }

  /** A length of time that may be nothing. */
  static long lengthOrNone(Fields fields, String key) throws InputProblem {
    return fields.quantity(key, Quantity.DURATION, 0, MAX_RUN_NANOS);
  }
}
