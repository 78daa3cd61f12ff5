package org.pumprig.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.LocalCommands;
import org.pumprig.time.SystemScheduler;

/**
 * Runs in the guest: opens a UART in each of several ways, says what the kernel says of it, and
 * whether what it sends comes back unchanged.
 */
final class UartProgram {
  private static final long WITHIN_SECONDS = 60;
  private static final int TRIES = 20;

  /** XOFF and XON stand among the characters: with flow control they would vanish, or stop it. */
  static final String TEXT = "0123456789 abcdefgh \u0013 after XOFF \u0011 after XON\n";

  private final LinkedBlockingQueue<LinkEvent> events = new LinkedBlockingQueue<>();

  private UartProgram() {}

  /** Arguments: the device; settings such as {@code 9600,8,ODD,1}. */
  public static void main(String[] args) throws Exception {
    try (var scheduler = new SystemScheduler("uart", failure -> failure.printStackTrace())) {
      for (String each : List.of(args).subList(1, args.length)) {
        new UartProgram().opened(scheduler, args[0], each);
      }
    }
    System.exit(0);
  }

  private void opened(SystemScheduler scheduler, String device, String words) throws Exception {
    Link link = open(scheduler, device, settings(words));
    var stty = LocalCommands.here().run(List.of("stty", "-F", device, "-a"), "", 60_000_000_000L);
    System.out.println(words + " kernel: " + stty.output().replaceAll("\\s+", " "));
    link.send(TEXT.getBytes(StandardCharsets.US_ASCII));
    System.out.println(words + " " + (TEXT.equals(echo()) ? "came back" : "did not come back"));
    link.close();
    while (!(events.poll(WITHIN_SECONDS, TimeUnit.SECONDS) instanceof LinkEvent.Closed)) {
      // what is left of it
    }
  }

  /** The one before may still be closing: then it is tried again. */
  private Link open(SystemScheduler scheduler, String device, SerialSettings settings)
      throws Exception {
    @Nullable LinkEvent first = null;
    for (int tries = 0; tries < TRIES; tries++) {
      var link = new SerialLink(scheduler, device, settings);
      scheduler.execute(() -> link.open(events::add));
      first = events.poll(WITHIN_SECONDS, TimeUnit.SECONDS);
      if (first instanceof LinkEvent.Opened) {
        return link;
      }
      boolean _ = new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
    }
    throw new IOException(settings + " not opened: " + first);
  }

  private static SerialSettings settings(String words) {
    String[] each = words.split(",", -1);
    return new SerialSettings(
        Integer.parseInt(each[0]),
        Integer.parseInt(each[1]),
        SerialSettings.Parity.valueOf(each[2]),
        Integer.parseInt(each[3]));
  }

  private String echo() throws InterruptedException {
    var echo = new StringBuilder();
    while (echo.length() < TEXT.length()) {
      if (!(events.poll(WITHIN_SECONDS, TimeUnit.SECONDS) instanceof LinkEvent.Received data)) {
        break;
      }
      echo.append(new String(data.bytes(), StandardCharsets.US_ASCII));
    }
    return echo.toString();
  }
}
