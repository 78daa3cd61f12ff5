package org.pumprig.rig.driver.newera;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pumprig.link.SerialSettings;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverFactory;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The driver for one New Era pump.
 *
 * @param address on its line, 0 to 99
 * @param timeOutSeconds of safe mode: the pump alarms and stops when it hears nothing for so long;
 *     0: basic mode, without checksums and without time-out
 * @param diameter of the syringe in millimetres, as it is sent; empty: as set at the pump
 */
public record NewEraDriver(int address, int timeOutSeconds, Optional<String> diameter)
    implements Driver {
  /** As in the rig file. */
  public static final String KIND = "ne1000";

  private static final long SECOND = 1_000_000_000L;

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind", "address", "mode", "timeOut", "diameter");
      int address = section.has("address") ? (int) section.integer("address", 0, 99) : 0;
      boolean safe =
          !section.has("mode")
              || section.choice("mode", List.of("safe", "basic"), word -> word).equals("safe");
      return new NewEraDriver(
          address,
          safe ? timeOut(section) : 0,
          section.has("diameter") ? Optional.of(diameter(section)) : Optional.empty());
    }

    private static int timeOut(Fields section) throws InputProblem {
      long nanos = section.quantity("timeOut", Quantity.DURATION, SECOND, 255 * SECOND);
      if (nanos % SECOND != 0) {
        throw section
            .place("timeOut")
            .problem("the pump counts its time-out in whole seconds", "Write 1s to 255s");
      }
      return (int) (nanos / SECOND);
    }

    private static String diameter(Fields section) throws InputProblem {
      String text = section.text("diameter");
      if (!text.matches("[0-9]{1,2}(\\.[0-9]{1,3})?") || text.replace(".", "").length() > 4) {
        throw section
            .place("diameter")
            .problem(
                "'diameter' must be in millimetres with at most four digits, not '" + text + "'",
                "Write it such as 26.59");
      }
      return text;
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    String mode =
        timeOutSeconds == 0 ? "basic mode" : "safe mode, time-out " + timeOutSeconds + " s";
    return KIND + " address " + address + ", " + mode;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.complementOf(
        EnumSet.of(Capability.READS_LOG, Capability.READS_MEMORY, Capability.HEARS_GATEWAY));
  }

  /** As the NE-500 manual's quick start has it; the rate is set at the pump. */
  @Override
  public SerialSettings line() {
    return SerialSettings.eightNoneOne(19_200);
  }

  @Override
  public boolean tellsUpTime() {
    return false;
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new NewEraSession(this, port);
  }
}
