package org.pumprig.rig.driver.alaris;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.pumprig.link.frame.AlarisFramer;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;

/**
 * Asks for the status in the plan's rhythm, at least each five seconds: so a pump that was started
 * over its line doesn't alarm while the rig is there.
 */
final class AlarisSession implements DriverSession {
  private static final long MOST_PAUSE_NANOS = 5_000_000_000L;

  private final AlarisDriver driver;
  private final DriverPort port;
  private AlarisFramer framer = new AlarisFramer();

  AlarisSession(AlarisDriver driver, DriverPort port) {
    this.driver = driver;
    this.port = port;
  }

  @Override
  public void opened() {
    framer = new AlarisFramer();
    ask();
  }

  private void ask() {
    port.send(AlarisFramer.encode("INF"));
    port.after(Math.min(MOST_PAUSE_NANOS, port.statusEveryNanos()), this::ask);
  }

  @Override
  public void received(byte[] bytes) {
    for (AlarisFramer.Frame frame : framer.push(bytes)) {
      switch (frame) {
        case AlarisFramer.Frame.Message message -> message(message.text());
        case AlarisFramer.Frame.Broken broken ->
            port.garbled(
                HexFormat.of().parseHex(broken.excerpt().hexPrefix()), broken.excerpt().length());
      }
    }
  }

  private void message(String text) {
    Optional<AlarisStatus> status = AlarisStatus.parse(text, driver.positions());
    if (status.isPresent()) {
      port.observe(status.get().observation(driver));
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      port.garbled(bytes, bytes.length);
    }
  }
}
