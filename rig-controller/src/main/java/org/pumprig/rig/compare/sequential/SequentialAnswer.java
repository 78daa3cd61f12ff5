package org.pumprig.rig.compare.sequential;

/** What a look says. */
public enum SequentialAnswer {
  /** The good value is accepted; stop. */
  ACCEPT,
  /** The good value is rejected in favour of the bad one; stop. */
  REJECT,
  /** Neither yet; go on. */
  CONTINUE
}
