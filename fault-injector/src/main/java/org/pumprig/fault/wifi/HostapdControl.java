package org.pumprig.fault.wifi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.pumprig.host.SystemCallException;
import org.pumprig.host.UnixDatagram;

/**
 * What hostapd takes and answers on its control socket (hostapd's {@code ctrl_interface}; commands
 * as {@code hostapd_cli} sends them). Each question is asked over a socket of its own, so that
 * nothing is kept of a hostapd that has ended meanwhile. Blocks.
 *
 * @param socket one interface's, such as {@code /run/hostapd/wlan0}
 */
public record HostapdControl(Path socket) {
  /** A busy single-board computer may take its time. */
  static final long WITHIN_NANOS = 20_000_000_000L;

  /** Among a station's flags once it has its keys. */
  private static final String AUTHORISED = "[AUTHORIZED]";

  private static final long LOOK_NANOS = 250_000_000;
  private static final int LOOKS = (int) (WITHIN_NANOS / LOOK_NANOS);
  private static final AtomicInteger COUNT = new AtomicInteger();

  /**
   * Asks something.
   *
   * @param command such as {@code STATUS}, {@code STA 02:00:00:00:01:00}
   * @throws IOException if there is no hostapd, or it doesn't answer in time
   */
  public String ask(String command) throws IOException {
    try (UnixDatagram to = open()) {
      return answer(to, command);
    }
  }

  /**
   * Has something done.
   *
   * @throws IOException if hostapd doesn't say {@code OK}
   */
  public void order(String command) throws IOException {
    String said = ask(command).strip();
    if (!said.equals("OK")) {
      throw new IOException("hostapd (%s) said to '%s': %s".formatted(socket, command, said));
    }
  }

  /** Whether a hostapd answers there. */
  public boolean isThere() {
    try {
      return Files.exists(socket) && ask("PING").strip().equals("PONG");
    } catch (IOException notThere) {
      return false;
    }
  }

  /** What {@code STATUS} says, such as {@code state=ENABLED} and {@code freq=2412}. */
  public Map<String, String> status() throws IOException {
    return fields(ask("STATUS"));
  }

  /** Reads lines {@code KEY=VALUE}; others are left out. */
  static Map<String, String> fields(String text) {
    var fields = new LinkedHashMap<String, String>();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(line.substring(0, equals), line.substring(equals + 1).strip());
      }
    }
    return fields;
  }

  /**
   * Waits until {@code STATUS} says something; looks again at each event, and now and then.
   *
   * @throws IOException if it doesn't in time; the message says what it says instead
   */
  public void await(String key, String value) throws IOException {
    try (UnixDatagram events = open()) {
      answer(events, "ATTACH");
      String said = "";
      for (int look = 0; look < LOOKS; look++) {
        said = status().getOrDefault(key, "nothing");
        if (said.equals(value)) {
          return;
        }
        events.receive(LOOK_NANOS);
      }
      throw new IOException("hostapd (%s) has %s=%s, not %s".formatted(socket, key, said, value));
    }
  }

  /** Whether a station is there and has its keys. */
  boolean hasLetIn(String mac) throws IOException {
    return ask("STA " + mac).contains(AUTHORISED);
  }

  /**
   * Waits until a station has been let in.
   *
   * @param who it is, for the message
   * @throws IOException if it isn't in time
   */
  public void awaitStation(String who, String mac, long withinNanos) throws IOException {
    try (UnixDatagram events = attached()) {
      for (long waited = 0; waited < withinNanos; waited += LOOK_NANOS) {
        if (hasLetIn(mac)) {
          return;
        }
        events.receive(LOOK_NANOS);
      }
    }
    throw new IOException(
        "%s (%s) did not associate with the access point within %d s: is its radio on, and does it"
                .formatted(who, mac, withinNanos / 1_000_000_000)
            + " know the network's name and key?");
  }

  /**
   * Opens a socket on which it tells what happens.
   *
   * @return attached: {@link UnixDatagram#receive} gives lines such as {@code <3>AP-ENABLED}
   */
  UnixDatagram attached() throws IOException {
    UnixDatagram events = open();
    try {
      if (!answer(events, "ATTACH").strip().equals("OK")) {
        throw new IOException("hostapd (" + socket + ") lets nobody listen");
      }
      return events;
    } catch (IOException e) {
      events.close();
      throw e;
    }
  }

  private String answer(UnixDatagram to, String command) throws IOException {
    try {
      if (to.send(command)) {
        for (int told = 0; told < LOOKS; told++) {
          Optional<String> said = to.receive(WITHIN_NANOS);
          if (said.isEmpty()) {
            break;
          }
          if (!said.get().startsWith("<")) { // else an event, not the answer
            return said.get();
          }
        }
      }
    } catch (IOException e) {
      throw new IOException("hostapd (" + socket + ") has ended: " + e.getMessage(), e);
    }
    throw new IOException(
        "hostapd (%s) did not answer '%s' within %d s"
            .formatted(socket, command, WITHIN_NANOS / 1_000_000_000));
  }

  private UnixDatagram open() throws IOException {
    Path own =
        Path.of(
            System.getProperty("java.io.tmpdir"),
            "pumprig-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".ctrl");
    Files.deleteIfExists(own); // of a dead process that had our number
    try {
      return UnixDatagram.connect(own, socket);
    } catch (SystemCallException e) {
      throw new IOException(why(e), e);
    }
  }

  private String why(SystemCallException failed) {
    return switch (failed.errno()) {
      case SystemCallException.ENOENT ->
          "no control socket "
              + socket
              + ": hostapd doesn't run, or its configuration names no 'ctrl_interface'";
      case SystemCallException.ECONNREFUSED ->
          "nobody answers at " + socket + ": the hostapd that made it has ended";
      case SystemCallException.EACCES ->
          socket + " may not be used: it takes root, or hostapd's 'ctrl_interface_group'";
      default -> String.valueOf(failed.getMessage());
    };
  }
}
