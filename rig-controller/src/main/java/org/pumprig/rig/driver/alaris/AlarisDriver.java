package org.pumprig.rig.driver.alaris;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
 * @param positions of the fields in the answer to {@code INF}
 */
public record AlarisDriver(List<String> infusing, List<String> quiet, Positions positions)
    implements Driver {
  /** As in the rig file. */
  public static final String KIND = "alaris";

  private static final int MOST_WORDS = 20;

  /** Copies the lists. */
  public AlarisDriver {
    infusing = List.copyOf(infusing);
    quiet = List.copyOf(quiet);
  }

  /**
   * Where a field stands in the answer to {@code INF}, which itself is field 0. The usual ones are
   * those of an open driver; nobody has checked them against the maker's document.
   */
  public record Positions(
      int alarm, int mode, int rate, int rateUnit, int infused, int infusedUnit) {
    private static final int MOST = 40;

    /** As OpenICE's driver has them. */
    public static final Positions USUAL = new Positions(2, 3, 4, 5, 7, 8);

    private static Positions read(Fields section) throws InputProblem {
      Fields own =
          section
              .fields("fields")
              .only("alarm", "mode", "rate", "rateUnit", "infused", "infusedUnit");
      return new Positions(
          at(own, "alarm", USUAL.alarm),
          at(own, "mode", USUAL.mode),
          at(own, "rate", USUAL.rate),
          at(own, "rateUnit", USUAL.rateUnit),
          at(own, "infused", USUAL.infused),
          at(own, "infusedUnit", USUAL.infusedUnit));
    }

    private static int at(Fields own, String key, int usual) throws InputProblem {
      return own.has(key) ? (int) own.integer(key, 1, MOST) : usual;
    }

    int last() {
      return IntStream.of(alarm, mode, rate, rateUnit, infused, infusedUnit).max().orElseThrow();
    }
  }

  /** With the words of the emulated pump. */
  public static AlarisDriver usual() {
    return new AlarisDriver(
        List.of("INFUSE", "INFUSING", "BOLUS"), List.of("", "NONE"), Positions.USUAL);
  }

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind", "infusing", "quiet", "fields");
      AlarisDriver usual = usual();
      return new AlarisDriver(
          section.has("infusing") ? words(section, "infusing") : usual.infusing(),
          section.has("quiet") ? words(section, "quiet") : usual.quiet(),
          section.has("fields") ? Positions.read(section) : Positions.USUAL);
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
  public boolean tellsUpTime() {
    return false;
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new AlarisSession(this, port);
  }
}
