package org.pumprig.rig.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.pumprig.link.frame.CheckedLine;

/**
 * The cables of a bench in the guest: an emulated pump's nurse call on two lines of the simulated
 * chip, and a relay's line on the pump's mains. Knows nothing of the rig.
 */
final class GuestWiring {
  static final int RELAY = 0;
  static final int ALARM = 1;
  static final int NORMAL = 2;

  private static final long LOOK_NANOS = 20_000_000;

  private final Path chip;

  GuestWiring(Path chip) {
    this.chip = chip;
  }

  /** A closed contact pulls its line to ground. */
  private void contact(int line, boolean closed) throws IOException {
    Files.writeString(
        chip.resolve("sim_gpio" + line).resolve("pull"), closed ? "pull-down" : "pull-up");
  }

  /** Follows what the pump's contact says, until it says no more. */
  void nurseCall(String instrument) throws IOException {
    try (Socket socket = connect(instrument);
        var lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (CheckedLine.decode(line.strip()) instanceof CheckedLine.Ok(String said)) {
          contact(NORMAL, said.contains("nc=1"));
          contact(ALARM, said.contains("no=1"));
        }
      }
    }
  }

  /** Mains are on while the relay's line is low, until the pump's outlet is gone. */
  void mains(String outlet) throws IOException {
    try (Socket socket = connect(outlet)) {
      var answers =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      boolean on = true;
      while (true) {
        Path value = chip.resolve("sim_gpio" + RELAY).resolve("value");
        boolean wanted = Files.readString(value).strip().equals("0");
        if (wanted != on) {
          on = wanted;
          socket.getOutputStream().write(CheckedLine.encode(on ? "POWER ON" : "POWER OFF"));
          System.out.println("mains " + (on ? "on" : "off") + ": " + answers.readLine());
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private static Socket connect(String address) throws IOException {
    int colon = address.lastIndexOf(':');
    return new Socket(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }
}
