package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.service.ServiceControl;
import org.pumprig.link.Endpoint;
import org.pumprig.pump.gateway.EmulatedGateway;
import org.pumprig.pump.gateway.Illness;
import org.pumprig.pump.gateway.IllnessCounters;
import org.pumprig.pump.protocol.Acknowledgement;
import org.pumprig.time.Scheduler;

/** Makes the emulated gateway ill and well again, on the bench's thread. */
final class GatewayControl implements ServiceControl {
  private final Scheduler rig;
  private final Scheduler bench;
  private final EmulatedGateway gateway;
  private final Endpoint endpoint;

  /**
   * @param rig whose callers ask
   * @param bench on whose thread the gateway lives
   */
  GatewayControl(Scheduler rig, Scheduler bench, EmulatedGateway gateway) {
    this.rig = rig;
    this.bench = bench;
    this.gateway = gateway;
    this.endpoint = gateway.endpoint();
  }

  /** Everything; what TLS shows only where the gateway speaks it. */
  @Override
  public boolean can(ServerFault fault) {
    boolean tls =
        fault instanceof ServerFault.TlsVersionOff
            || fault instanceof ServerFault.CertificateExpired;
    return gateway.speaksTls() || !tls;
  }

  @Override
  public void begin(FaultSpec spec, Consumer<? super InjectionResult> done) {
    if (!(spec.fault() instanceof ServerFault fault)) {
      String reason = "no fault of a gateway: " + spec.fault().name();
      rig.execute(() -> done.accept(new InjectionResult.Failed(reason)));
      return;
    }
    if (fault instanceof ServerFault.PatchCycle patch
        && patch.coldStartNanos() >= spec.durationNanos()) {
      String reason = "a patch cycle's cold start is shorter than the fault";
      rig.execute(() -> done.accept(new InjectionResult.Failed(reason)));
      return;
    }
    onBench(
        () -> {
          gateway.begin(spec.id(), illness(fault));
          if (fault instanceof ServerFault.PatchCycle patch && patch.coldStartNanos() > 0) {
            bench.schedule(
                spec.durationNanos() - patch.coldStartNanos(),
                () -> warmUp(spec.id(), patch.coldStartNanos()));
          }
        },
        done);
  }

  private void warmUp(String key, long coldStartNanos) {
    if (gateway.isIll(key)) {
      try {
        gateway.begin(key, new Illness.Cold(bench.nanoTime() + coldStartNanos));
      } catch (IOException e) {
        // it stays absent; the fault's end tries again, and reports
      }
    }
  }

  private static Illness illness(ServerFault fault) {
    return switch (fault) {
      case ServerFault.Restart _, ServerFault.PatchCycle _ -> new Illness.Stopped();
      case ServerFault.Freeze _ -> new Illness.Frozen();
      case ServerFault.RefuseNew _ -> new Illness.RefusesNew();
      case ServerFault.SlowAcknowledgement slow -> new Illness.AcknowledgesLate(slow.delayNanos());
      case ServerFault.MissingAcknowledgement _ -> new Illness.AcknowledgesNothing();
      case ServerFault.ErrorAcknowledgement error ->
          new Illness.Rejects(
              switch (error.code()) {
                case AE -> Acknowledgement.Code.AE;
                case AR -> Acknowledgement.Code.AR;
              });
      case ServerFault.BrownOut brownOut -> new Illness.CommitsSlowly(brownOut.commitNanos());
      case ServerFault.FailOver _ -> new Illness.OtherBackEnd();
      case ServerFault.TlsVersionOff off -> new Illness.VersionOff(off.version());
      case ServerFault.CertificateExpired _ -> new Illness.CertificateExpired();
    };
  }

  @Override
  public void end(FaultSpec spec, Consumer<? super InjectionResult> done) {
    onBench(() -> gateway.end(spec.id()), done);
  }

  @Override
  public void endUnasked(FaultSpec spec) {
    bench.execute(
        () -> {
          try {
            gateway.end(spec.id());
          } catch (IOException e) {
            // it stays ill; the injector's own end tries again, and reports
          }
        });
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public void counters(FaultSpec spec, Consumer<? super Optional<FaultCounters>> told) {
    boolean counts =
        switch (spec.fault()) {
          case ServerFault.SlowAcknowledgement _,
              ServerFault.BrownOut _,
              ServerFault.PatchCycle _,
              ServerFault.MissingAcknowledgement _,
              ServerFault.ErrorAcknowledgement _ ->
              true;
          default -> false;
        };
    bench.execute(
        () -> {
          Optional<FaultCounters> counters =
              counts ? Optional.of(counters(gateway.counters(spec.id()))) : Optional.empty();
          rig.execute(() -> told.accept(counters));
        });
  }

  private static FaultCounters counters(IllnessCounters counted) {
    return new FaultCounters(
        counted.late() + counted.withheld(),
        0,
        0,
        0,
        counted.sent(),
        counted.leastNanos(),
        counted.longestNanos());
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private void onBench(Work work, Consumer<? super InjectionResult> done) {
    bench.execute(
        () -> {
          InjectionResult result;
          try {
            work.run();
            result = new InjectionResult.Done(rig.nanoTime());
          } catch (IOException e) {
            result = new InjectionResult.Failed("gateway: " + e.getMessage());
          }
          InjectionResult told = result;
          rig.execute(() -> done.accept(told));
        });
  }
}
