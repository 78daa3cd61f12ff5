package org.pumprig.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.pumprig.fault.power.GpioRelay;
import org.pumprig.fault.power.OutletSwitch;

/**
 * Runs in the guest, on its Java, and drives a simulated chip from both sides: through Pi4J, and
 * through the simulator's files. Prints what it saw, a line {@code KEY VALUE} each.
 */
final class GpioProgram {
  private static final String LABEL = "pumprig-bench";
  private static final long DEBOUNCE = 50_000_000;

  private final Path chip;

  private GpioProgram(Path chip) {
    this.chip = chip;
  }

  /** Argument: folder of the simulated chip in sysfs. */
  public static void main(String[] args) throws Exception {
    var program = new GpioProgram(Path.of(args[0]));
    try (GpioContext context = GpioContext.open(LABEL)) {
      say("lines", context.chip().lines());
      program.output(context);
      program.input(context);
      program.debounced(context);
      program.claimedTwice(context);
    }
    try (GpioContext context = GpioContext.open(LABEL)) {
      say("again", context.output(0, false).state());
    }
    program.relay();
    try {
      GpioContext.open("nowhere").close();
    } catch (IOException e) {
      say("unknown", String.valueOf(e.getMessage()));
    }
    say("done", "yes");
  }

  private static void say(String key, Object value) {
    System.out.println(key + " " + value);
  }

  private String file(int line, String name) throws IOException {
    return Files.readString(chip.resolve("sim_gpio" + line).resolve(name)).strip();
  }

  private void pull(int line, boolean up) throws IOException {
    Files.writeString(
        chip.resolve("sim_gpio" + line).resolve("pull"), up ? "pull-up" : "pull-down");
  }

  private void output(GpioContext context) throws IOException {
    DigitalOutput relay = context.output(0, true);
    say("claimed", file(0, "value"));
    long most = 0;
    for (int i = 0; i < 20; i++) {
      long before = System.nanoTime();
      relay.state(DigitalState.getState(i % 2 == 1));
      most = Math.max(most, System.nanoTime() - before);
      say("set" + i, file(0, "value") + " " + relay.state());
    }
    say("setMicros", most / 1_000);
  }

  /** Mains are on at low: claimed, off, on by what a ledger would keep. */
  private void relay() throws IOException {
    var relay = new GpioRelay(LABEL, 5, false);
    OutletSwitch.Session session = relay.session();
    say("relayClaimed", session.isOn() + " " + file(5, "value"));
    session.turn(false);
    say("relayOff", session.isOn() + " " + file(5, "value"));
    session.close();
    OutletSwitch.Session recovered = OutletSwitch.parse(relay.recipe()).session();
    recovered.turn(true);
    say("relayOn", recovered.isOn() + " " + file(5, "value"));
    recovered.close();
    OutletSwitch.Session nowhere = new GpioRelay("nowhere", 5, false).session();
    try {
      say("relayNowhere", nowhere.isOn());
    } catch (IOException e) {
      say("relayNowhere", String.valueOf(e.getMessage()));
    }
  }

  private void input(GpioContext context) throws Exception {
    pull(2, false);
    DigitalInput contact = context.input(2, PullResistance.OFF, 0);
    var seen = new LinkedBlockingQueue<EdgeEvent>();
    contact.addListener((DigitalStateChangeListener) event -> seen.add((EdgeEvent) event));
    say("before", contact.state());
    for (int i = 0; i < 20; i++) {
      long before = System.nanoTime();
      pull(2, i % 2 == 0);
      EdgeEvent edge = seen.poll(20, TimeUnit.SECONDS);
      long told = System.nanoTime();
      boolean inTime =
          edge != null && edge.monotonicNanos() >= before && edge.monotonicNanos() <= told;
      say("edge" + i, (edge == null ? "none" : edge.state()) + " " + inTime);
      say("toldMicros" + i, (told - before) / 1_000);
    }
  }

  private void debounced(GpioContext context) throws Exception {
    pull(3, false);
    DigitalInput button = context.input(3, PullResistance.OFF, DEBOUNCE);
    var seen = new LinkedBlockingQueue<EdgeEvent>();
    button.addListener((DigitalStateChangeListener) event -> seen.add((EdgeEvent) event));
    pull(3, true);
    pull(3, false);
    say("bounce", seen.poll(1, TimeUnit.SECONDS) == null ? "none" : "edge");
    pull(3, true);
    EdgeEvent pressed = seen.poll(20, TimeUnit.SECONDS);
    say("pressed", pressed == null ? "none" : pressed.state());
  }

  private void claimedTwice(GpioContext context) {
    try (GpioContext other = GpioContext.open(LABEL)) {
      other.output(0, false);
      say("twice", "allowed");
    } catch (IOException e) {
      say("twice", String.valueOf(e.getMessage()));
    }
    try {
      context.output(77, true);
      say("beyond", "allowed");
    } catch (IOException e) {
      say("beyond", String.valueOf(e.getMessage()));
    }
  }
}
