package org.pumprig.rig.driver.pcd;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.pumprig.link.frame.Excerpt;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.event.ServiceObservation.ServiceReported;

/**
 * Listens to a gateway and answers it: reports of other units are accepted and passed over; what
 * can't be understood is put on record with its bytes and rejected.
 */
final class PcdSession implements DriverSession {
  private static final int MOST_MESSAGE = 256 * 1024;

  private final PcdDriver driver;
  private final DriverPort port;
  private final PcdReader reader = new PcdReader();
  private final PcdPicture picture;
  private MllpFramer framer = new MllpFramer(MOST_MESSAGE);
  private long answers;
  private String last = "";
  private boolean begins;

  PcdSession(PcdDriver driver, DriverPort port) {
    this.driver = driver;
    this.port = port;
    this.picture = new PcdPicture(driver.codes());
  }

  @Override
  public void opened() {
    framer = new MllpFramer(MOST_MESSAGE);
    begins = true;
  }

  @Override
  public void received(byte[] bytes) {
    for (MllpFrame frame : framer.push(bytes)) {
      switch (frame) {
        case MllpFrame.Message message -> message(message.content());
        case MllpFrame.Garbage garbage -> broken(garbage.excerpt(), "bytes outside any message");
        case MllpFrame.Broken broken -> broken(broken.excerpt(), "a broken block");
      }
    }
  }

  private void broken(Excerpt excerpt, String why) {
    port.garbled(HexFormat.of().parseHex(excerpt.hexPrefix()), excerpt.length());
    say(PcdHeader.rejection(next(1), why));
  }

  private void message(byte[] content) {
    String text = new String(content, StandardCharsets.UTF_8);
    Optional<PcdHeader> header = PcdHeader.read(text);
    if (header.isEmpty() || header.get().controlId().isEmpty()) {
      port.garbled(content, content.length);
      say(PcdHeader.rejection(next(1), "no message header"));
      return;
    }
    String problem = text.contains(driver.device()) ? report(header.get(), text) : "";
    if (!problem.isEmpty()) {
      port.garbled(content, content.length);
    }
    header.get().answers(problem.isEmpty(), next(2), problem).forEach(this::say);
  }

  private long next(int count) {
    answers += count;
    return answers;
  }

  /** Why it can't be understood; empty if it can, or isn't about this unit. */
  private String report(PcdHeader header, String text) {
    try {
      PcdReport report = reader.read(header, text);
      if (isOurs(report)) {
        port.observe(reported(header.controlId()));
        picture.take(report).forEach(port::observe);
      }
      return "";
    } catch (PcdReader.NotUnderstood e) {
      return String.valueOf(e.getMessage());
    }
  }

  /** A gateway says its last message again where it didn't hear the answer before a break. */
  private ServiceReported reported(String controlId) {
    boolean again = begins && controlId.equals(last);
    begins = false;
    last = controlId;
    return new ServiceReported(controlId, again);
  }

  private boolean isOurs(PcdReport report) {
    for (PcdRow row : report.rows()) {
      for (String part : row.device().split("\\^", -1)) {
        if (part.equals(driver.device())) {
          return true;
        }
      }
    }
    return false;
  }

  private void say(byte[] answer) {
    port.send(MllpFramer.encode(answer));
  }
}
