package org.pumprig.rig.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** The kinds of driver that this installation has. */
public final class DriverKinds {
  private DriverKinds() {}

  /**
   * Reads a unit's section {@code driver} by its kind.
   *
   * @param jars of drivers from outside
   * @throws InputProblem if there is no such kind, or its settings are wrong
   */
  public static Driver read(Fields section, String rigFile, DriverJars jars) throws InputProblem {
    SequencedMap<String, DriverFactory> kinds = new LinkedHashMap<>();
    try {
      for (DriverFactory factory : ServiceLoader.load(DriverFactory.class, jars.loader())) {
        kinds.putIfAbsent(factory.kind(), factory);
      }
    } catch (ServiceConfigurationError broken) {
      throw section
          .place()
          .problem(
              "a driver on the class path can't be loaded: " + broken.getMessage(),
              "Correct its META-INF/services file, or take its jar away");
    }
    List<DriverFactory> known = List.copyOf(kinds.values());
    DriverFactory chosen = section.choice("kind", known, DriverFactory::kind);
    return jars.named(chosen, chosen.read(section, rigFile));
  }
}
