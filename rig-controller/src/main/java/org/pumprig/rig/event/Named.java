package org.pumprig.rig.event;

import org.pumprig.rig.json.JournalFormatException;

/** An enumeration whose names on disk are stable, whatever the constants are called. */
public interface Named {
  /** The name on disk. */
  String onDisk();

  /**
   * Finds a constant by its name on disk.
   *
   * @throws JournalFormatException if there is none
   */
  static <E extends Named> E find(E[] values, String name) {
    for (E value : values) {
      if (value.onDisk().equals(name)) {
        return value;
      }
    }
    throw new JournalFormatException("unknown name '" + name + "'");
  }
}
