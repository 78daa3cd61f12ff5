package org.pumprig.rig.calibration;

import java.util.List;

/**
 * What somebody lets count in their name.
 *
 * @param instruments ids of instruments whose calibration doesn't hold
 * @param by who says so
 * @param reason why
 */
public record Acceptance(List<String> instruments, String by, String reason) {
  /** Nobody accepts anything. */
  public static final Acceptance NONE = new Acceptance(List.of(), "", "");

  /** Copies the list. */
  public Acceptance {
    instruments = List.copyOf(instruments);
  }
}
