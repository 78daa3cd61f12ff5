package org.pumprig.rig.driver.alaris;

import java.util.ArrayList;
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
import org.pumprig.rig.yaml.Node;

/**
 * The driver for one Alaris pump.
 *
 * @param infusing the pump's words for modes in which it delivers
 * @param quiet its words for "no alarm"
 */
public record AlarisDriver(List<String> infusing, List<String> quiet) implements Driver {
  /** As in the rig file. */
  public static final String KIND = "alaris";

  private static final int MOST_WORDS = 20;

  /** Copies the lists. */
  public AlarisDriver {
    infusing = List.copyOf(infusing);
    quiet = List.copyOf(quiet);
  }

  /** With the words of the emulated pump. */
  public static AlarisDriver usual() {
    return new AlarisDriver(List.of("INFUSE", "INFUSING", "BOLUS"), List.of("", "NONE"));
  }

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind", "infusing", "quiet");
      AlarisDriver usual = usual();
      return new AlarisDriver(
          section.has("infusing") ? words(section, "infusing") : usual.infusing(),
          section.has("quiet") ? words(section, "quiet") : usual.quiet());
    }

    private static List<String> words(Fields section, String key) throws InputProblem {
      var words = new ArrayList<String>();
      for (Node node : section.list(key, MOST_WORDS)) {
        if (!(node instanceof Node.Scalar word)) {
          throw node.place().problem("'" + key + "' takes words", "Write [INFUSE, BOLUS]");
        }
        words.add(word.text());
      }
      return words;
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    return KIND + ", reads only";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.READS_CODES, Capability.READS_FLOW);
  }

  @Override
  public SerialSettings line() {
    return SerialSettings.eightNoneOne(38_400);
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new AlarisSession(this, port);
  }
}
