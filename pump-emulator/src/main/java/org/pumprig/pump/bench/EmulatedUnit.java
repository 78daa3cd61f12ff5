package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.device.PumpInput;
import org.pumprig.pump.device.PumpOutput;
import org.pumprig.pump.device.PumpStatus;
import org.pumprig.pump.protocol.KeypadCommand;
import org.pumprig.pump.protocol.ServiceLines;
import org.pumprig.pump.protocol.WitnessLines;

/**
 * One emulated pump with its instruments, outlet and finger. Public methods may be called from any
 * thread; what they do happens on the scheduler's.
 */
public final class EmulatedUnit {
  private static final List<String> UNKNOWN = List.of("ERR COMMAND");

  private final UnitSpec spec;
  private final BenchParts parts;
  private final PumpDriver driver;
  private final UnitLines lines;

  private boolean relayEnergised;
  private boolean cablePlugged = true;
  private String screen = "OFF";
  private long sequence;
  private boolean closed;
  private boolean powered;

  private EmulatedUnit(UnitSpec spec, Pump pump, BenchParts parts) {
    this.spec = spec;
    this.parts = parts;
    this.driver = new PumpDriver(spec, pump, parts, new Reactions());
    this.lines =
        new UnitLines(
            this::service,
            new Witness(() -> List.of()),
            new Witness(() -> List.of(contactLine())),
            new Witness(() -> List.of(WitnessLines.screen(screen))),
            this::outlet,
            this::finger);
  }

  static EmulatedUnit open(UnitSpec spec, Pump pump, BenchParts parts, Place servicePlace)
      throws IOException {
    EmulatedUnit unit = new EmulatedUnit(spec, pump, parts);
    unit.lines.listen(parts, servicePlace);
    parts.scheduler().execute(unit::begin);
    return unit;
  }

  private void begin() {
    every(parts.spec().flowPeriodNanos(), this::tellFlow);
    every(parts.spec().witnessPeriodNanos(), this::tellSlowWitnesses);
  }

  /** Serial number. */
  public String serial() {
    return spec.serial();
  }

  /** Where everything is to be found. */
  public UnitPorts ports() {
    return lines.ports();
  }

  /** Gives power, as the outlet does; the pump starts up unprogrammed. */
  public void startPump() {
    parts.scheduler().execute(() -> power(true));
  }

  /** Pulls or plugs the nurse-call cable. */
  public void plugContact(boolean plugged) {
    parts
        .scheduler()
        .execute(
            () -> {
              cablePlugged = plugged;
              lines.contact().say(contactLine());
            });
  }

  void close() {
    closed = true;
    driver.close();
    lines.close();
  }

  private void power(boolean on) {
    if (on && !driver.pump().answers()) {
      sequence = 0;
    }
    powered = on;
    driver.handle(on ? new PumpInput.PowerOn() : new PumpInput.PowerOff());
  }

  private void every(long periodNanos, Runnable task) {
    at(parts.scheduler().nanoTime() + periodNanos, periodNanos, task);
  }

  private void at(long dueNanos, long periodNanos, Runnable task) {
    parts
        .scheduler()
        .schedule(
            dueNanos - parts.scheduler().nanoTime(),
            () -> {
              if (!closed) {
                task.run();
                at(dueNanos + periodNanos, periodNanos, task);
              }
            });
  }

  private void tellFlow() {
    driver.refresh();
    long now = driver.nowNanos();
    lines.flow().say(WitnessLines.flow(driver.pump().fluidNanolitres(now), now / 1_000_000));
  }

  private void tellSlowWitnesses() {
    lines.contact().say(contactLine());
    lines.screen().say(WitnessLines.screen(screen));
  }

  private String contactLine() {
    return WitnessLines.contact(relayEnergised, cablePlugged);
  }

  /** What the pump does, to whom it concerns. */
  private final class Reactions implements PumpDriver.Listener {
    @Override
    public void nurseCall(boolean energised) {
      if (energised != relayEnergised) {
        relayEnergised = energised;
        lines.contact().say(contactLine());
      }
    }

    @Override
    public void screen(String text) {
      screen = text;
      lines.screen().say(WitnessLines.screen(text));
    }

    @Override
    public void systemError(PumpOutput.SystemError error) {
      lines.service().say(ServiceLines.event(error.upMillis(), error.code()));
    }

    @Override
    public void truth(PumpOutput.Truth event) {
      parts.truth().add(new GroundTruth.Event(event.atNanos(), spec.serial(), event.fact()));
    }
  }

  /** What the pump says of itself now; empty: it is off or starts up. On the scheduler's thread. */
  Optional<PumpStatus> status() {
    driver.refresh();
    Pump pump = driver.pump();
    return pump.answers() ? Optional.of(pump.status(driver.nowNanos())) : Optional.empty();
  }

  /** Volume that has left it until now. On the scheduler's thread. */
  double fluidNanolitres() {
    driver.refresh();
    return driver.pump().fluidNanolitres(driver.nowNanos());
  }

  private List<String> service(String payload) {
    driver.refresh();
    Pump pump = driver.pump();
    if (!pump.answers()) {
      return List.of();
    }
    return switch (payload) {
      case "STATUS" -> List.of(ServiceLines.status(++sequence, pump.status(driver.nowNanos())));
      case "VERSION" -> List.of(ServiceLines.version(spec.serial(), pump.version()));
      case "LOG" -> ServiceLines.log(pump.log());
      default -> UNKNOWN; // text from outside
    };
  }

  private List<String> outlet(String payload) {
    if (payload.equals("POWER STATE")) {
      return List.of("OK POWER STATE " + (powered ? "ON" : "OFF"));
    }
    boolean on = payload.equals("POWER ON");
    if (!on && !payload.equals("POWER OFF")) {
      return UNKNOWN;
    }
    power(on);
    return List.of("OK " + payload);
  }

  private List<String> finger(String payload) {
    PumpInput keys = keys(KeypadCommand.parse(payload));
    if (keys == null) {
      return UNKNOWN;
    }
    driver.handle(keys);
    return List.of("OK " + payload);
  }

  private static @Nullable PumpInput keys(@Nullable KeypadCommand command) {
    return switch (command) {
      case KeypadCommand.Program program ->
          new PumpInput.ProgramKeys(program.channel(), program.programme());
      case KeypadCommand.Start _ -> new PumpInput.StartKey();
      case KeypadCommand.Stop _ -> new PumpInput.StopKey();
      case KeypadCommand.Power _ -> new PumpInput.PowerKey();
      case null -> null;
    };
  }

  /** An instrument that only tells. */
  private record Witness(Supplier<List<String>> now) implements LinePort.Device {
    @Override
    public List<String> greeting() {
      return now.get();
    }

    @Override
    public List<String> command(String payload) {
      return UNKNOWN;
    }
  }
}
