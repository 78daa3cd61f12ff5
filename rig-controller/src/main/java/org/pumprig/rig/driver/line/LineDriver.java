package org.pumprig.rig.driver.line;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
 * A text protocol as a rig file describes it.
 *
 * @param device what it is, for the journal
 * @param ends what ends a line, both ways
 * @param once sent when the link opens
 * @param ask sent in turn, all of them in each period of the plan's {@code statusEvery}; none: the
 *     device speaks by itself
 * @param patterns what its lines mean; the first that matches counts
 * @param entry how programmes are entered; empty: by other means
 */
public record LineDriver(
    String device,
    LineEnd ends,
    List<String> once,
    List<String> ask,
    List<LinePattern> patterns,
    Optional<LineEntry> entry)
    implements Driver {
  /** As in the rig file. */
  public static final String KIND = "line";

  /** Copies the lists. */
  public LineDriver {
    once = List.copyOf(once);
    ask = List.copyOf(ask);
    patterns = List.copyOf(patterns);
  }

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      return LineDriverSection.read(section);
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    return KIND + ": " + device + ", " + patterns.size() + " patterns";
  }

  @Override
  public Set<Capability> capabilities() {
    var can = EnumSet.noneOf(Capability.class);
    patterns.forEach(pattern -> can.addAll(pattern.capabilities()));
    if (entry.isPresent()) {
      can.add(Capability.PROGRAMS);
    }
    return can;
  }

  @Override
  public SerialSettings line() {
    return SerialSettings.eightNoneOne(9_600);
  }

  @Override
  public boolean tellsUpTime() {
    return patterns.stream().anyMatch(pattern -> pattern.has("up"));
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new LineSession(this, port);
  }
}
