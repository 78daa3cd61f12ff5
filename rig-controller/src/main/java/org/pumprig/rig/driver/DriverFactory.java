package org.pumprig.rig.driver;

import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A kind of driver. A jar names its kinds in {@code
 * META-INF/services/org.pumprig.rig.driver.DriverFactory}; each has a public constructor without
 * parameters.
 */
public interface DriverFactory {
  /** The word that stands in a rig file as {@code driver.kind}; letters and digits. */
  String kind();

  /**
   * Reads a unit's section {@code driver}; touches nothing but files that the section names.
   *
   * @param section the section, {@code kind} included
   * @param rigFile name of the rig file, for paths that count from its folder
   * @throws InputProblem for everything that is wrong with it, with line and remedy
   */
  Driver read(Fields section, String rigFile) throws InputProblem;
}
