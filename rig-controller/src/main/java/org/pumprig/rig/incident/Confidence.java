package org.pumprig.rig.incident;

import java.util.Locale;

/** What an incident's mechanism rests on. */
public enum Confidence {
  /** A public source tells trigger and symptom. */
  SOURCED,
  /** A source tells the symptom; the trigger, or how it leads there, is our inference. */
  INFERRED;

  /** Its word in files. */
  public String diskName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
