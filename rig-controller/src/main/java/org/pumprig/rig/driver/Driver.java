package org.pumprig.rig.driver;

import java.util.Set;
import org.pumprig.link.SerialSettings;

/** A driver with its settings for one unit: a value, of which sessions are made. */
public interface Driver {
  /** Its kind, as in the rig file. */
  String kind();

  /**
   * One line about it for the journal: version, settings, digest of a program that it runs.
   *
   * @return without line ends, at most 500 characters
   */
  String describe();

  /** What it can do. What isn't here can't be judged with this unit. */
  Set<Capability> capabilities();

  /**
   * Whether its status tells how long the unit has been up. It proves a power cycle; a driver that
   * says so and never tells proves none.
   */
  default boolean tellsUpTime() {
    return true;
  }

  /** How a serial line to the unit is set up if the rig file doesn't say. */
  default SerialSettings line() {
    return SerialSettings.eightNoneOne(115_200);
  }

  /** A session for one run; nothing is sent before {@link DriverSession#opened}. */
  DriverSession open(DriverPort port);
}
