package org.pumprig.rig.driver.process;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverFactory;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/**
 * A program that speaks with a unit.
 *
 * @param command its argument vector, ready to be run
 * @param files digests of what is run, as text
 * @param capabilities what the rig file says that it can; what it says itself may be less
 * @param answersNanos how long it may take to answer
 */
public record ProcessDriver(
    List<String> command, String files, Set<Capability> capabilities, long answersNanos)
    implements Driver {
  /** As in the rig file. */
  public static final String KIND = "process";

  /** How long a program may take to answer if nobody says. */
  public static final long ANSWERS_NANOS = 2_000_000_000L;

  /** How much longer its first line may take: it has to start, on a machine that may be busy. */
  static final long START_NANOS = 10_000_000_000L;

  private static final long MS = 1_000_000L;
  private static final int MOST_ARGUMENTS = 50;

  /** Copies. */
  public ProcessDriver {
    command = List.copyOf(command);
    capabilities =
        capabilities.isEmpty() ? EnumSet.noneOf(Capability.class) : EnumSet.copyOf(capabilities);
  }

  /** Found by the service loader. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind", "command", "capabilities", "answersWithin");
      var words = new ArrayList<String>();
      for (Node node : section.list("command", MOST_ARGUMENTS)) {
        if (!(node instanceof Node.Scalar word)) {
          throw node.place().problem("an argument must be text", "Write [python3, driver.py]");
        }
        words.add(word.text());
      }
      var can = EnumSet.noneOf(Capability.class);
      for (Fields each : List.of(section)) {
        for (Node.Scalar word : each.names("capabilities", Capability.values().length)) {
          can.add(capability(word));
        }
      }
      Executable found = Executable.find(words, rigFile, section.place("command"));
      return new ProcessDriver(
          found.command(),
          found.digests(),
          can,
          section.has("answersWithin")
              ? section.quantity("answersWithin", Quantity.DURATION, 10 * MS, 60_000 * MS)
              : ANSWERS_NANOS);
    }

    private static Capability capability(Node.Scalar word) throws InputProblem {
      for (Capability each : Capability.values()) {
        if (each.diskName().equals(word.text())) {
          return each;
        }
      }
      throw word.place()
          .problem(
              "no driver has the capability " + word.shown(),
              org.pumprig.rig.yaml.Words.instead(
                  word.text(),
                  List.of(Capability.values()).stream().map(Capability::diskName).toList()));
    }
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String describe() {
    String text = KIND + " " + files;
    return text.substring(0, Math.min(500, text.length()));
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new ProcessSession(this, port);
  }
}
