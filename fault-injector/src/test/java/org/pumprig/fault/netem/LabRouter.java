package org.pumprig.fault.netem;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.LocalCommands;
import org.pumprig.host.ManagementGuard;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/**
 * The guest as the rig between two networks: pump and gateway are namespaces of this machine, and
 * the injector reaches the guest over SSH. Neighbours are fixed and there is no IPv6: nothing but
 * the test's own packets may use up a draw.
 */
final class LabRouter implements AutoCloseable {
  static final String UNIT = "PUMP-1";
  static final String PUMP = "10.77.0.2";
  static final String GATEWAY = "10.78.0.2";
  static final long LEASE_NANOS = 120_000_000_000L;

  private static final long COMMAND_NANOS = 60_000_000_000L;

  final LabGuest guest;
  final CommandPlace.Ssh place;
  final SystemScheduler scheduler =
      new SystemScheduler("lab-router", failure -> failure.printStackTrace(System.err));
  final NetemInjector injector;

  LabRouter(LabGuest guest) throws IOException {
    this.guest = guest;
    this.place = guest.ssh(CommandPlace.Ssh::new);
    guest(
        """
        set -e
        modprobe sch_netem; modprobe sch_htb
        sysctl -q -w net.ipv6.conf.all.disable_ipv6=1 net.ipv4.ip_forward=1
        ip address flush dev pump0; ip address flush dev gw0
        ip address add 10.77.0.1/24 dev pump0; ip address add 10.78.0.1/24 dev gw0
        ip link set pump0 up; ip link set gw0 up
        """);
    wire(guest.pumpNamespace(), PUMP, "10.77.0.1", "52:54:00:70:72:02", "pump0");
    wire(guest.gatewayNamespace(), GATEWAY, "10.78.0.1", "52:54:00:70:72:03", "gw0");
    this.injector = new NetemInjector(settings(), scheduler);
  }

  NftSettings settings() {
    var flow = new UnitFlow(UNIT, "pump0", "gw0", InetAddress.ofLiteral(PUMP));
    return NftSettings.ofThisProcess(place, PacketPath.ROUTED, List.of(flow), ManagementGuard.NONE);
  }

  private void wire(String namespace, String address, String router, String mac, String peer)
      throws IOException {
    host(namespace, "sysctl", "-q", "-w", "net.ipv6.conf.all.disable_ipv6=1");
    host(namespace, "ip", "address", "replace", address + "/24", "dev", "port0");
    host(namespace, "ip", "route", "replace", "default", "via", router);
    host(namespace, "ip", "neigh", "replace", router, "lladdr", mac, "dev", "port0");
    String own = host(namespace, "cat", "/sys/class/net/port0/address").strip();
    guest("ip neigh replace " + address + " lladdr " + own + " dev " + peer);
  }

  private static String host(String namespace, String... argv) throws IOException {
    var result = LocalCommands.inNamespace(namespace).run(List.of(argv), "", COMMAND_NANOS);
    if (!result.ok()) {
      throw new IOException(String.join(" ", argv) + ": " + result.complaint());
    }
    return result.output();
  }

  /** A script in the guest. */
  String guest(String script) throws IOException {
    var result = place.commands().run(List.of("bash", "-c", script), "", COMMAND_NANOS);
    if (!result.ok()) {
      throw new IOException(script.strip() + ": " + result.complaint());
    }
    return result.output();
  }

  /** Everything of the kernel's that the injector may change; numbers that only count left out. */
  String state() throws IOException {
    return guest("nft list ruleset; tc qdisc show; tc class show dev pump0; tc class show dev gw0");
  }

  NumberedStream towardsGateway() throws IOException {
    return new NumberedStream(
        guest.pumpNamespace(), PUMP, guest.gatewayNamespace(), GATEWAY, scheduler);
  }

  static FaultSpec spec(String id, PacketFault fault, long seed) {
    return new FaultSpec(
        id, fault, Direction.TOWARDS_GATEWAY, UNIT, new Seed(seed), 0, LEASE_NANOS);
  }

  void arm(FaultSpec spec) {
    scheduler.execute(() -> injector.arm(spec));
  }

  InjectionResult apply(FaultSpec spec, long leaseNanos) throws Exception {
    return ask(done -> injector.apply(spec, leaseNanos, done));
  }

  InjectionResult revert(FaultSpec spec) throws Exception {
    return ask(done -> injector.revert(spec.id(), done));
  }

  CompletableFuture<InjectionEvidence> verify(FaultSpec spec) {
    var answer = new CompletableFuture<InjectionEvidence>();
    scheduler.execute(() -> injector.verify(spec, answer::complete));
    return answer;
  }

  static PacketProof judge(FaultSpec spec, CompletableFuture<InjectionEvidence> evidence)
      throws Exception {
    InjectionEvidence seen = evidence.get(90, TimeUnit.SECONDS);
    if (seen instanceof InjectionEvidence.Packets packets) {
      return PacketProof.judge(spec, packets, 1e-6);
    }
    throw new AssertionError("no counts: " + seen);
  }

  private <T> T ask(Consumer<Consumer<T>> call) throws Exception {
    var answer = new CompletableFuture<T>();
    scheduler.execute(() -> call.accept(answer::complete));
    return answer.get(120, TimeUnit.SECONDS);
  }

  /** The guest's other tests find it as it was. */
  @Override
  public void close() throws IOException {
    injector.close();
    scheduler.close();
    guest(
        """
        ip address flush dev pump0; ip address flush dev gw0
        sysctl -q -w net.ipv6.conf.all.disable_ipv6=0 net.ipv4.ip_forward=0
        """);
  }
}
