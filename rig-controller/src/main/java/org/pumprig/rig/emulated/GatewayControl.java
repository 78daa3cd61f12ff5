package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.function.Consumer;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.service.ServiceControl;
import org.pumprig.link.Endpoint;
import org.pumprig.pump.gateway.EmulatedGateway;

/** Stops, starts and slows the emulated gateway, on the bench's thread. */
final class GatewayControl implements ServiceControl {
  private final Platform platform;
  private final EmulatedGateway gateway;
  private final Endpoint endpoint;

  GatewayControl(Platform platform, EmulatedGateway gateway) {
    this.platform = platform;
    this.gateway = gateway;
    this.endpoint = gateway.endpoint();
  }

  @Override
  public void stop(Consumer<? super InjectionResult> done) {
    onBench(gateway::stop, done);
  }

  @Override
  public void start(Consumer<? super InjectionResult> done) {
    onBench(gateway::start, done);
  }

  @Override
  public void slowAcknowledgements(long delayNanos, Consumer<? super InjectionResult> done) {
    onBench(() -> gateway.slowAcknowledgements(delayNanos), done);
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private void onBench(Work work, Consumer<? super InjectionResult> done) {
    platform
        .benchScheduler()
        .execute(
            () -> {
              InjectionResult result;
              try {
                work.run();
                result = new InjectionResult.Done(platform.rigScheduler().nanoTime());
              } catch (IOException e) {
                result = new InjectionResult.Failed("gateway: " + e.getMessage());
              }
              InjectionResult told = result;
              platform.rigScheduler().execute(() -> done.accept(told));
            });
  }
}
