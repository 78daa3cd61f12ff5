package org.pumprig.rig.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Witnessed;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.WifiFault;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/**
 * Runs in the guest: the topology {@code access-point} on a simulated radio, with a station whose
 * radio is in a namespace, and every fault of the kind of security that is asked for. Prints a line
 * for each: name, what was asked, what was seen, when the station noticed, when it was back.
 */
final class WifiProgram {
  private static final String UNIT = "SN-1";

  /** With this security the rig serves its units too, and its wire is tagged. */
  private static final String SERVED = "wpa3";

  private static final long LEASE_NANOS = 600_000_000_000L;
  private static final long MILLI = 1_000_000;
  private static final int TRIES = 120;

  private final SystemScheduler scheduler =
      new SystemScheduler("wifi", failure -> failure.printStackTrace(System.out));
  private final LinkedBlockingQueue<StationEvent> heard = new LinkedBlockingQueue<>();

  private WifiProgram() {}

  /**
   * Arguments: a folder for files; {@code wpa2}, {@code wpa3}, {@code enterprise} or {@code
   * wpa3-enterprise}.
   */
  public static void main(String[] args) throws Exception {
    new WifiProgram().run(Path.of(args[0]), args[1]);
    System.exit(0);
  }

  private void run(Path folder, String security) throws Exception {
    Rig rig =
        RigFile.parse(
            folder.resolve("rig.yaml").toString(),
            rig(folder, security).getBytes(StandardCharsets.UTF_8));
    Consumer<String> remark = line -> System.out.println("remark " + line);
    try (var network = BenchNetwork.make(rig, "", ChangeLedger.NONE, scheduler, remark)) {
      System.out.println("up " + security);
      network.recordStation(UNIT, heard::add);
      try (var _ = network.standIn()) {
        PathFinding way = network.prove(List.of(UNIT)).getFirst();
        System.out.println("path " + way.good() + ": " + way.detail());
      }
      if (security.equals(SERVED)) {
        var unit = new ServedUnit(network.unit(UNIT), "wlan1", "10.77.0.1");
        System.out.println(
            "served %s, %s, stratum %d"
                .formatted(unit.lease(), unit.named("gateway.example"), unit.stratum()));
      }
      Injector injector = network.radioInjector(UNIT).orElseThrow();
      for (WifiFault fault : faults(security)) {
        tried(injector, fault);
      }
    }
    System.out.println("down " + security);
  }

  private static List<WifiFault> faults(String security) {
    return switch (security) {
      case "enterprise" -> List.of(new WifiFault.RadiusSilent(), new WifiFault.RadiusRejecting());
      case "wpa3-enterprise" -> List.of(new WifiFault.RadiusSilent());
      case "wpa3" -> List.of(new WifiFault.Deauthenticated(0));
      default ->
          List.of(
              new WifiFault.Deauthenticated(0),
              new WifiFault.Disabled(),
              new WifiFault.Killed(),
              new WifiFault.BeaconLoss(),
              new WifiFault.ChannelSwitch(6),
              new WifiFault.Fading(3));
    };
  }

  private void tried(Injector injector, WifiFault fault) throws Exception {
    heard.clear();
    var spec =
        new FaultSpec(
            "f-" + fault.name(),
            fault,
            Direction.BOTH,
            fault.sharedThing().orElse(UNIT),
            new Seed(1),
            0,
            LEASE_NANOS);
    InjectionResult applied = ask(done -> injector.apply(spec, LEASE_NANOS, done));
    if (!(applied instanceof InjectionResult.Done(long began))) {
      System.out.println(fault.name() + " | " + applied);
      return;
    }
    InjectionEvidence seen = seen(injector, spec);
    long noticed =
        seen instanceof Witnessed(String _, boolean acts, String _, long at) && acts
            ? (at - began) / MILLI
            : -1;
    InjectionResult reverted = ask(done -> injector.revert(spec.id(), done));
    long ended = reverted instanceof InjectionResult.Done(long at) ? at : 0;
    long back = back(ended);
    System.out.println(
        String.join(
            " | ",
            fault.name(),
            fault.parameters(),
            detail(seen),
            noticed + " ms",
            back + " ms",
            reverted instanceof InjectionResult.Done ? "gone" : reverted.toString()));
  }

  private static String detail(InjectionEvidence seen) {
    return seen instanceof Witnessed(String witness, boolean acts, String detail, long _)
        ? witness + " " + acts + ": " + detail
        : seen.toString();
  }

  /** Looks again and again until it is seen to act, or for a minute and more. */
  private InjectionEvidence seen(Injector injector, FaultSpec spec) throws Exception {
    InjectionEvidence seen = ask(done -> injector.verify(spec, done));
    for (int tries = 1; tries < TRIES; tries++) {
      if (seen instanceof Witnessed(String _, boolean acts, String _, long _) && acts) {
        return seen;
      }
      new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
      seen = ask(done -> injector.verify(spec, done));
    }
    return seen;
  }

  /** When the station had its keys again after the fault's end; 0: it never went after that. */
  private long back(long endedNanos) throws Exception {
    long at = 0;
    boolean there = true;
    for (StationEvent event = next(there); event != null; event = next(there)) {
      there = event.associated();
      at = there ? event.atNanos() : at;
    }
    return there ? Math.max(0, (at - endedNanos) / MILLI) : -1;
  }

  private StationEvent next(boolean there) throws InterruptedException {
    return heard.poll(there ? 8 : 60, TimeUnit.SECONDS);
  }

  private <T> T ask(Consumer<Consumer<T>> call) throws Exception {
    var answer = new CompletableFuture<T>();
    scheduler.execute(() -> call.accept(answer::complete));
    return answer.get(120, TimeUnit.SECONDS);
  }

  private static String rig(Path folder, String security) throws IOException {
    Files.writeString(folder.resolve("passphrase"), "benchbench\n");
    return """
    rig: 1
    id: radio
    title: An access point in the lab
    notForClinicalUse: true
    emulated: {firmware: {after: after.yaml}, statusEvery: 1s, flowEvery: 100ms, virtualLatency: 1ms}
    topology:
      kind: access-point
      namespaces: {gateway: hospital, units: {SN-1: sta}}
      unitSide: {interface: wlan0, address: 10.77.0.1/24}
      gatewaySide: {interface: hosp0, %saddress: 10.78.0.1/24}
      gateway: 10.78.0.2:2575
      %s
      wifi: {ssid: ward, security: %s, channel: 1, listener: wlan2, %s}
    units: [{serial: SN-1, address: 10.77.0.11, mac: "02:00:00:00:01:00"}]
    """
        .formatted(
            security.equals(SERVED) ? "vlan: 7, " : "",
            security.equals(SERVED)
                ? "services: {dhcp: {from: 10.77.0.100, to: 10.77.0.150, lease: 5min},"
                    + " dns: {gateway.example: 10.78.0.2}, ntp: true}"
                : "",
            security,
            security.endsWith("enterprise")
                ? "radius: {authority: ca.pem, certificate: server.pem, key: server.key}"
                : "passphraseFile: passphrase");
  }
}
