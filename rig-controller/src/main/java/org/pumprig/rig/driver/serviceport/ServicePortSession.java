package org.pumprig.rig.driver.serviceport;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.LineFrame;
import org.pumprig.link.frame.LineFramer;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;

/** Asks for the status in the plan's rhythm, and for version and log when there is a reason. */
final class ServicePortSession implements DriverSession {
  private static final int MOST_LINE = 1024;

  private final DriverPort port;
  private LineFramer framer = new LineFramer(MOST_LINE);
  private String codeSeen = "NONE";
  private long upSeen;

  ServicePortSession(DriverPort port) {
    this.port = port;
  }

  @Override
  public void opened() {
    framer = new LineFramer(MOST_LINE);
    ask(ServiceLines.ASK_VERSION);
    askStatus();
  }

  @Override
  public void identify() {
    ask(ServiceLines.ASK_VERSION);
  }

  private void askStatus() {
    ask(ServiceLines.ASK_STATUS);
    port.after(port.statusEveryNanos(), this::askStatus);
  }

  private void ask(String line) {
    port.send(CheckedLine.encode(line));
  }

  @Override
  public void received(byte[] bytes) {
    framer.push(bytes).forEach(this::line);
  }

  /**
   * A unit in fail-safe is asked for its log once, long before anybody switches it off; one that
   * started anew again, and for what it is: its log may be lost, its firmware another.
   */
  private void logOf(ServiceStatus status) {
    boolean restarted = status.upMillis() >= 0 && status.upMillis() < upSeen;
    upSeen = status.upMillis();
    if (restarted) {
      ask(ServiceLines.ASK_VERSION);
      ask(ServiceLines.ASK_LOG);
    }
    if (!status.code().equals(codeSeen)) {
      codeSeen = status.code();
      if (!codeSeen.equals("NONE") && !restarted) {
        ask(ServiceLines.ASK_LOG);
      }
    }
  }

  private void line(LineFrame line) {
    switch (line) {
      case LineFrame.Text text -> checked(text.text());
      case LineFrame.Garbled garbled ->
          port.garbled(
              HexFormat.of().parseHex(garbled.excerpt().hexPrefix()), garbled.excerpt().length());
    }
  }

  private void checked(String text) {
    switch (CheckedLine.decode(text)) {
      case CheckedLine.Ok ok -> {
        Optional<ServiceObservation> observation = ServiceLines.parse(ok.payload());
        if (observation.isPresent()) {
          port.observe(observation.get());
          if (observation.get() instanceof ServiceStatus status) {
            logOf(status);
          }
        } else if (!ServiceLines.isFraming(ok.payload())) {
          garbled(text);
        }
      }
      case CheckedLine.BadChecksum _, CheckedLine.Malformed _ -> garbled(text);
    }
  }

  private void garbled(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    port.garbled(bytes, bytes.length);
  }
}
