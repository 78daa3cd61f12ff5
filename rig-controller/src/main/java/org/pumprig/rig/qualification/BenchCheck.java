package org.pumprig.rig.qualification;

import java.util.OptionalLong;

/**
 * One thing that an installed bench must show, and whether it did.
 *
 * @param unit serial number of the unit beside which it was tried
 * @param run in which
 * @param what was tried
 * @param standing whether it was shown
 * @param words how that is known, in one line
 * @param offPpm by how much what was found lies above what was stated, in millionths of that;
 *     empty: it isn't a number
 */
public record BenchCheck(
    String unit, String run, What what, Standing standing, String words, OptionalLong offPpm) {
  /** One that is no number. */
  public BenchCheck(String unit, String run, What what, Standing standing, String words) {
    this(unit, run, what, standing, words, OptionalLong.empty());
  }

  /** What is tried. */
  public enum What {
    /** A known fault on the unit's path is proved by a witness on its own traffic. */
    KNOWN_FAULT("known fault", ""),
    /** A check weight of known mass is weighed as that. */
    CHECK_WEIGHT("check weight", "check-weight"),
    /** A contact simulator that is set to alarm and back is read so. */
    CONTACT("contact simulator", "contact-simulator"),
    /** A flow that a reference measures is measured as that. */
    KNOWN_FLOW("known flow", "known-flow"),
    /** An alarm's tone that a person plays is heard as that alarm. */
    KNOWN_TONE("known tone", "known-tone"),
    /** What a second person chose and did to the unit's path is seen, see {@link BlindTrials}. */
    BLIND_FAULTS("blind faults", "");

    private final String word;
    private final String step;

    What(String word, String step) {
      this.word = word;
      this.step = step;
    }

    /** Its name for people. */
    public String word() {
      return word;
    }

    /** Id of the plan's step in which a person does it; empty: none is needed. */
    public String step() {
      return step;
    }
  }

  /** Whether it was shown. */
  public enum Standing {
    /** It was, within what was stated. */
    SHOWN,
    /** Something else was. */
    WRONG,
    /** It can't be told: nobody did it, or the instrument was blind. */
    NOT_SHOWN,
    /** The bench says that it has no such instrument. */
    NOT_THERE
  }
}
