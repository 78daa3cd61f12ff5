package org.pumprig.rig.driver.pcd;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverFactory;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The driver for one unit among those that a gateway reports of.
 *
 * @param device by what name the gateway knows it: a component of OBX-18
 * @param codes what an alarm's identifier or text is called in the plan, where that differs
 */
public record PcdDriver(String device, SequencedMap<String, String> codes) implements Driver {
  /** As in the rig file. */
  public static final String KIND = "pcd";

  private static final int MOST_CODES = 200;

  /** Copies the map, keeping its order. */
  public PcdDriver {
    codes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(codes));
  }

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind", "device", "codes");
      return new PcdDriver(
          section.name("device"), section.has("codes") ? codes(section) : new LinkedHashMap<>());
    }

    private static SequencedMap<String, String> codes(Fields section) throws InputProblem {
      Fields words = section.fields("codes");
      if (words.keys().size() > MOST_CODES) {
        throw words.place().problem("'codes' has too many", "Write at most " + MOST_CODES);
      }
      var codes = new LinkedHashMap<String, String>();
      for (String word : words.keys()) {
        codes.put(word, words.name(word));
      }
      return codes;
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    return KIND + " device " + device + ", as its gateway reports it";
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.READS_CODES, Capability.READS_FLOW, Capability.HEARS_GATEWAY);
  }

  @Override
  public boolean tellsUpTime() {
    return false;
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new PcdSession(this, port);
  }
}
