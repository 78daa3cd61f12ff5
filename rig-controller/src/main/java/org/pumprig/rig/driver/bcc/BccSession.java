package org.pumprig.rig.driver.bcc;

import java.util.HexFormat;
import org.pumprig.link.frame.BccFramer;
import org.pumprig.link.frame.BccStuffing;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.time.Scheduler;

/**
 * In cyclic mode opens with {@code ADMIN:ALIVE} and acknowledges what comes. In request mode opens
 * with {@code ADMIN:ALIVE}, then {@code MEM:GET} in the plan's rhythm but never sooner than the
 * specification allows after the last answer. A broken block is asked for again, thrice at most.
 */
final class BccSession implements DriverSession {
  private static final long BEFORE_ACK_NANOS = 100_000_000L;
  private static final long BEFORE_GET_NANOS = 500_000_000L;
  private static final long ANSWER_NANOS = 3_000_000_000L;
  private static final int MOST_REPEATS = 3;

  private final BccDriver driver;
  private final DriverPort port;
  private BccFramer framer = new BccFramer();
  private BccStuffing stuffing = new BccStuffing();
  private BccPicture picture;
  private Scheduler.Timer patience = () -> {};
  private int repeats;

  BccSession(BccDriver driver, DriverPort port) {
    this.driver = driver;
    this.port = port;
    this.picture = new BccPicture(driver.slot());
  }

  @Override
  public void opened() {
    framer = new BccFramer();
    stuffing = new BccStuffing();
    request("ADMIN:ALIVE");
  }

  private void request(String what) {
    picture = new BccPicture(driver.slot());
    repeats = 0;
    byte[] block = BccFramer.encode(driver.bed() + "/1/1>" + what, true);
    port.send(driver.stuffed() ? BccStuffing.stuff(block) : block);
    patience.cancel();
    patience = port.after(ANSWER_NANOS, () -> request("ADMIN:ALIVE"));
  }

  @Override
  public void received(byte[] bytes) {
    byte[] plain = driver.stuffed() ? stuffing.unstuff(bytes) : bytes;
    for (BccFramer.Frame frame : framer.push(plain)) {
      switch (frame) {
        case BccFramer.Frame.Block block -> block(block);
        case BccFramer.Frame.Answer _ -> {} // our request was taken, or not: then patience ends
        case BccFramer.Frame.Broken broken -> {
          port.garbled(
              HexFormat.of().parseHex(broken.excerpt().hexPrefix()), broken.excerpt().length());
          if (repeats < MOST_REPEATS) {
            repeats++;
            port.after(BEFORE_ACK_NANOS, () -> port.send(new byte[] {BccFramer.NAK}));
          }
        }
      }
    }
  }

  private void block(BccFramer.Frame.Block block) {
    repeats = 0;
    if (!picture.add(block.text())) {
      byte[] bytes = block.text().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
      port.garbled(bytes, bytes.length);
    }
    port.after(BEFORE_ACK_NANOS, () -> port.send(new byte[] {BccFramer.ACK}));
    if (block.last()) {
      patience.cancel();
      picture.observation().ifPresent(port::observe);
      long pause = BEFORE_ACK_NANOS + Math.max(BEFORE_GET_NANOS, port.statusEveryNanos());
      if (driver.cyclic()) {
        picture = new BccPicture(driver.slot());
        patience = port.after(pause + ANSWER_NANOS, () -> request("ADMIN:ALIVE"));
      } else {
        patience = port.after(pause, () -> request("MEM:GET"));
      }
    }
  }
}
