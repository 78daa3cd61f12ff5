package org.pumprig.rig.driver.serviceport;

import java.util.EnumSet;
import java.util.Set;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverFactory;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** The driver for a networked pump's service port: no settings. */
public record ServicePortDriver() implements Driver {
  /** As in the rig file. */
  public static final String KIND = "servicePort";

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind");
      return new ServicePortDriver();
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    return KIND;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(EnumSet.of(Capability.PROGRAMS, Capability.HEARS_GATEWAY));
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new ServicePortSession(port);
  }
}
