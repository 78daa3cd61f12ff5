package org.pumprig.rig.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.host.Commands;
import org.pumprig.host.WorkThread;
import org.pumprig.rig.event.GatewayObservation;
import org.pumprig.rig.event.GatewayObservation.GatewayUntold;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.setup.Gateway;
import org.pumprig.time.Scheduler;
import org.pumprig.time.WallMicros;

/**
 * Asks a real gateway, by the program that the rig file names, what it holds of a unit. Programs
 * run one after the other on a thread of their own.
 */
public final class HeldMessages implements AutoCloseable {
  /** A gateway whose clock goes so much after the rig's still tells the run's first messages. */
  private static final long EARLIER_SECONDS = 60;

  private final Gateway gateway;
  private final Commands commands;
  private final Scheduler scheduler;
  private final WorkThread thread;

  HeldMessages(Gateway gateway, Commands commands, Scheduler scheduler) {
    this.gateway = gateway;
    this.commands = commands;
    this.scheduler = scheduler;
    this.thread = new WorkThread("pumprig-gateway-holds", scheduler);
  }

  /**
   * Asks; one that can't be asked tells nothing.
   *
   * @param sinceMicros wall time from which on messages count
   * @param told once, on the scheduler's thread
   */
  void ask(String serial, long sinceMicros, Consumer<? super Input> told) {
    if (gateway.holds().isEmpty()) {
      return;
    }
    String by = gateway.holds().getFirst() + ", " + commands.where();
    String since = WallMicros.second(sinceMicros).minusSeconds(EARLIER_SECONDS).toString();
    List<String> argv =
        gateway.holds().stream()
            .map(each -> each.replace(Gateway.SERIAL, serial).replace(Gateway.SINCE, since))
            .toList();
    long asked = scheduler.nanoTime();
    thread.ask(() -> run(argv, by, asked), new GatewayUntold(by, "closed"), told);
  }

  private GatewayObservation run(List<String> argv, String by, long asked) {
    try {
      Commands.Result said = commands.run(argv, "", gateway.commands().withinNanos());
      if (!said.ok()) {
        return new GatewayUntold(by, said.complaint());
      }
      if (said.output().getBytes(StandardCharsets.UTF_8).length >= Commands.OUTPUT_LIMIT_BYTES) {
        return new GatewayUntold(by, "it printed more than 1 MiB, and the rest is not known");
      }
      return StoredIds.count(said.output(), by, scheduler.nanoTime() - asked);
    } catch (IOException e) {
      return new GatewayUntold(by, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    thread.close();
  }
}
