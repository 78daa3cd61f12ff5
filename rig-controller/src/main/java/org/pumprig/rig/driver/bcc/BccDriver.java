package org.pumprig.rig.driver.bcc;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pumprig.link.SerialSettings;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverFactory;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The driver for one pump of a rack.
 *
 * @param bed bed id that stands before each request
 * @param slot pillar and slot, two characters, as in the address {@code 501xy}
 * @param cyclic whether the rack sends by itself; else it is asked
 * @param stuffed whether bytes are stuffed, as the rack is set up
 */
public record BccDriver(String bed, String slot, boolean cyclic, boolean stuffed)
    implements Driver {
  /** As in the rig file. */
  public static final String KIND = "bcc";

  private static final List<String> MODES = List.of("request", "cyclic");

  /** One that is asked, without stuffing. */
  public BccDriver(String bed, String slot) {
    this(bed, slot, false, false);
  }

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind", "bed", "slot", "mode", "stuffing");
      String bed = section.has("bed") ? section.name("bed") : "1";
      String slot = section.has("slot") ? section.text("slot") : "01";
      if (!slot.matches("[0-9A-Z]{2}")) {
        throw section
            .place("slot")
            .problem("'slot' is pillar and slot, not '" + slot + "'", "Write it such as \"01\"");
      }
      boolean cyclic =
          section.has("mode") && section.choice("mode", MODES, word -> word).equals("cyclic");
      return new BccDriver(bed, slot, cyclic, section.has("stuffing") && section.flag("stuffing"));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    return KIND
        + " bed "
        + bed
        + " slot "
        + slot
        + (cyclic ? ", cyclic" : "")
        + (stuffed ? ", stuffed" : "")
        + ", reads only";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.READS_CODES, Capability.READS_FLOW);
  }

  @Override
  public SerialSettings line() {
    return SerialSettings.eightNoneOne(9_600);
  }

  @Override
  public boolean tellsUpTime() {
    return false;
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new BccSession(this, port);
  }
}
