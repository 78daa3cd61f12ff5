package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.pump.protocol.WitnessLines;
import org.pumprig.pump.protocol.newera.NewEraLine;
import org.pumprig.pump.protocol.newera.NewEraPump;
import org.pumprig.time.Scheduler;

/**
 * One emulated syringe pump on its own: its serial line as a pseudo-terminal, a flow witness and an
 * outlet beside it as TCP ports. Public methods may be called from any thread.
 */
public final class SyringeUnit implements AutoCloseable {
  private final Scheduler scheduler;
  private final NewEraPump pump;
  private final NewEraLine line;
  private final long flowPeriodNanos;
  private final LinePort flow = new LinePort(new Witness());
  private final LinePort outlet = new LinePort(this::outlet);
  private final List<Network.Listener> listeners = new ArrayList<>();
  private @Nullable PseudoTerminal terminal;
  private boolean closed;

  /**
   * Where to find it.
   *
   * @param serial device file of its serial line
   * @param flow flow witness: {@code FLOW nl=… up=…}
   * @param outlet {@code POWER ON|OFF|STATE}
   */
  public record Ports(String serial, Endpoint flow, Endpoint outlet) {}

  private SyringeUnit(Scheduler scheduler, NewEraPump pump, long flowPeriodNanos) {
    this.scheduler = scheduler;
    this.pump = pump;
    this.line = new NewEraLine(scheduler, List.of(pump));
    this.flowPeriodNanos = flowPeriodNanos;
  }

  /**
   * Opens its ports and gives it power.
   *
   * @param network on the scheduler's thread
   * @param host on which witness and outlet listen, on free ports
   * @throws IOException if a port can't be had
   */
  public static SyringeUnit start(
      Scheduler scheduler, Network network, String host, NewEraPump pump, long flowPeriodNanos)
      throws IOException {
    var unit = new SyringeUnit(scheduler, pump, flowPeriodNanos);
    try {
      unit.terminal = PseudoTerminal.open(scheduler);
      unit.listeners.add(network.listen(new Endpoint(host, 0), unit.flow::attach));
      unit.listeners.add(network.listen(new Endpoint(host, 0), unit.outlet::attach));
    } catch (IOException e) {
      unit.close();
      throw e;
    }
    scheduler.execute(unit::begin);
    return unit;
  }

  private void begin() {
    PseudoTerminal opened = terminal;
    if (opened != null && !closed) {
      line.attach(opened.link());
      line.power(true);
      tellFlow();
    }
  }

  private void tellFlow() {
    if (!closed) {
      long now = scheduler.nanoTime();
      flow.say(WitnessLines.flow((long) pump.fluidNanolitres(now), now / 1_000_000));
      scheduler.schedule(flowPeriodNanos, this::tellFlow);
    }
  }

  /** Where to find it. */
  public Ports ports() {
    PseudoTerminal opened = terminal;
    if (opened == null) {
      throw new IllegalStateException("asked for before they were offered");
    }
    return new Ports(opened.path(), listeners.get(0).local(), listeners.get(1).local());
  }

  private List<String> outlet(String payload) {
    if (payload.equals("POWER STATE")) {
      return List.of("OK POWER STATE " + (pump.isPowered() ? "ON" : "OFF"));
    }
    boolean on = payload.equals("POWER ON");
    if (!on && !payload.equals("POWER OFF")) {
      return List.of("ERR COMMAND");
    }
    line.power(on);
    return List.of("OK " + payload);
  }

  @Override
  public void close() {
    scheduler.execute(
        () -> {
          closed = true;
          listeners.forEach(Network.Listener::close);
          flow.close();
          outlet.close();
          if (terminal != null) {
            terminal.close();
          }
        });
  }

  /** An instrument that only tells. */
  private static final class Witness implements LinePort.Device {
    @Override
    public List<String> command(String payload) {
      return List.of("ERR COMMAND");
    }
  }
}
