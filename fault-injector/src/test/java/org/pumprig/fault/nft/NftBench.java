package org.pumprig.fault.nft;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** Pump, rig and gateway in namespaces of their own, and the injector in the rig. */
final class NftBench implements AutoCloseable {
  static final String UNIT = "PUMP-1";
  static final String OTHER_UNIT = "PUMP-2";
  static final String OTHER_PUMP = "10.77.0.9";
  static final long LEASE_NANOS = 30_000_000_000L;

  /** Of each judgement: the suite makes fewer than 100 of them. */
  static final double FALSE_REJECTION = 1e-6;

  private static final long COMMAND_NANOS = 10_000_000_000L;

  final NamespaceWiring wiring;
  final PacketPath path;
  final NftInjector injector;
  final SystemScheduler scheduler =
      new SystemScheduler("nft-bench", failure -> failure.printStackTrace(System.err));

  NftBench(PacketPath path) throws Exception {
    this(path, ManagementGuard.NONE);
  }

  NftBench(PacketPath path, ManagementGuard guard) throws Exception {
    this.path = path;
    this.wiring = path == PacketPath.ROUTED ? NamespaceWiring.routed() : NamespaceWiring.bare();
    if (path == PacketPath.BRIDGED) {
      rig("ip", "link", "add", "br0", "type", "bridge");
      rig("ip", "link", "set", NamespaceWiring.PUMP_SIDE, "master", "br0");
      rig("ip", "link", "set", NamespaceWiring.GATEWAY_SIDE, "master", "br0");
      rig("ip", "link", "set", "br0", "up");
      if (!TcpPair.within(5_000, () -> rig("ip", "link", "show", "br0").contains("LOWER_UP"))) {
        throw new IOException("the bridge did not come up");
      }
    }
    program(wiring.pump(), "ip", "address", "add", OTHER_PUMP + "/24", "dev", "eth0");
    this.injector = new NftInjector(settings(guard), scheduler);
  }

  NftSettings settings(ManagementGuard guard) {
    return NftSettings.ofThisProcess(
        place(),
        path,
        List.of(flow(UNIT, NamespaceWiring.PUMP), flow(OTHER_UNIT, OTHER_PUMP)),
        guard);
  }

  CommandPlace place() {
    return new CommandPlace.InNamespace(wiring.rig().name());
  }

  static UnitFlow flow(String unit, String address) {
    return new UnitFlow(
        unit,
        NamespaceWiring.PUMP_SIDE,
        NamespaceWiring.GATEWAY_SIDE,
        InetAddress.ofLiteral(address));
  }

  static FaultSpec spec(String id, PacketFault fault, Direction direction) {
    return new FaultSpec(id, fault, direction, UNIT, new Seed(1), 0, LEASE_NANOS);
  }

  String rig(String... argv) throws IOException {
    return program(wiring.rig(), argv);
  }

  static String program(NetworkNamespace where, String... argv) throws IOException {
    var result = where.commands().run(List.of(argv), "", COMMAND_NANOS);
    if (!result.ok()) {
      throw new IOException(String.join(" ", argv) + ": " + result.complaint());
    }
    return result.output();
  }

  static <T> T in(NetworkNamespace where, Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    where.threads("in-" + where.name()).newThread(task).start();
    return task.get(20, TimeUnit.SECONDS);
  }

  UdpProbe towardsGateway() throws Exception {
    return new UdpProbe(
        wiring.pump(), NamespaceWiring.PUMP, wiring.gateway(), wiring.gatewayAddress());
  }

  UdpProbe towardsPump() throws Exception {
    return new UdpProbe(
        wiring.gateway(), wiring.gatewayAddress(), wiring.pump(), NamespaceWiring.PUMP);
  }

  UdpProbe fromOtherUnit() throws Exception {
    return new UdpProbe(wiring.pump(), OTHER_PUMP, wiring.gateway(), wiring.gatewayAddress());
  }

  InjectionResult apply(FaultSpec spec) throws Exception {
    return apply(spec, LEASE_NANOS);
  }

  InjectionResult apply(FaultSpec spec, long leaseNanos) throws Exception {
    return ask(done -> injector.apply(spec, leaseNanos, done));
  }

  InjectionResult revert(FaultSpec spec) throws Exception {
    return ask(done -> injector.revert(spec.id(), done));
  }

  InjectionEvidence.Packets verify(FaultSpec spec) throws Exception {
    InjectionEvidence evidence = ask(done -> injector.verify(spec, done));
    if (evidence instanceof InjectionEvidence.Packets packets) {
      return packets;
    }
    throw new AssertionError("no counts: " + evidence);
  }

  PacketProof judge(FaultSpec spec) throws Exception {
    return PacketProof.judge(spec, verify(spec), FALSE_REJECTION);
  }

  <T> T ask(Consumer<Consumer<T>> call) throws Exception {
    var answer = new CompletableFuture<T>();
    scheduler.execute(() -> call.accept(answer::complete));
    return answer.get(20, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    injector.close();
    scheduler.close();
    wiring.close();
  }
}
