package org.example.toy;

import java.util.EnumSet;
import java.util.Set;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.DriverFactory;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A toy pump answers every {@code ?} with one byte: {@code R} runs, {@code S} stands, {@code E} has
 * an error.
 *
 * @param question the byte that asks it
 */
public record ToyDriver(char question) implements Driver {
  /** Named in {@code META-INF/services}. */
  public static final class Factory implements DriverFactory {
    @Override
    public String kind() {
      return "toy";
    }

    @Override
    public Driver read(Fields section, String rigFile) throws InputProblem {
      section.only("kind", "question");
      String question = section.text("question");
      if (question.length() != 1) {
        throw section
            .place("question")
            .problem("'question' must be one character", "Write it such as '?'");
      }
      return new ToyDriver(question.charAt(0));
    }
  }

  @Override
  public String kind() {
    return "toy";
  }

  @Override
  public String describe() {
    return "toy, asked with " + question;
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.READS_CODES);
  }

  @Override
  public DriverSession open(DriverPort port) {
    return new Session(question, port);
  }

  /** Nothing is held between bytes, so nothing can grow. */
  private record Session(char question, DriverPort port) implements DriverSession {
    @Override
    public void opened() {
      port.send(new byte[] {(byte) question});
      port.after(port.statusEveryNanos(), this::opened);
    }

    @Override
    public void received(byte[] bytes) {
      for (byte value : bytes) {
        switch (value) {
          case 'R' -> status(PumpState.INFUSING, "NONE");
          case 'S' -> status(PumpState.STOPPED, "NONE");
          case 'E' -> status(PumpState.FAILSAFE, "TOY-ERROR");
          default -> port.garbled(new byte[] {value}, 1);
        }
      }
    }

    private void status(PumpState state, String code) {
      port.observe(new ServiceStatus(state, code, -1, -1, -1, -1, -1, -1, -1, -1));
    }
  }
}
