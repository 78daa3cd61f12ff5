package org.pumprig.rig.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Injector;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.sight.PacketSight;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.CommandThread;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Ipv4;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;
import org.pumprig.time.Scheduler;

/**
 * The network of a bench that crosses the rig, with its topology up, its services running and its
 * back ends for packets and links ready. What is behind the rig's interfaces is emulated in
 * namespaces, made or found, or it is real.
 */
public final class BenchNetwork implements AutoCloseable {
  private static final int BACKLOG = 16;

  private final Rig rig;
  private final Topology.Ends ends;
  private final ChangeLedger ledger;
  private final Closing closing = new Closing();
  private final BenchPlaces places;
  private final Optional<FarPlaces> far;
  private final ManagementGuard guard;
  private final PacketBackEnds packets;
  private final UnitLinks links;
  private final Optional<RadioBackEnd> radio;
  private final Optional<ServiceFaults> networkServices;
  private final CommandThread commands;
  private final Scheduler scheduler;
  private final Consumer<String> remark;

  private BenchNetwork(
      Rig rig,
      String sshConnection,
      ChangeLedger ledger,
      Scheduler scheduler,
      Consumer<String> remark)
      throws IOException {
    this.rig = rig;
    this.ledger = ledger;
    this.scheduler = scheduler;
    this.remark = remark;
    this.ends = rig.topology().crossing().orElseThrow();
    try {
      places = closing.add(places(rig, ends, ledger));
      far = places instanceof FarPlaces emulated ? Optional.of(emulated) : Optional.empty();
      guard = guard(sshConnection);
      var relay = new AtomicReference<@Nullable RelayInTheWay>();
      var point = new AtomicReference<@Nullable RigAccessPoint>();
      closing.add(up(sshConnection, relay, point));
      services();
      radio = radio(Optional.ofNullable(point.get()));
      networkServices = serviceFaults();
      packets =
          closing.add(
              PacketBackEnds.start(
                  place(),
                  rig.topology(),
                  rig.flows(),
                  guard,
                  scheduler,
                  Optional.ofNullable(relay.get())));
      links = closing.add(UnitLinks.open(rig, places, guard, scheduler));
      commands = closing.add(new CommandThread("pumprig-redirect", place().commands(), scheduler));
    } catch (IOException e) {
      throw closing.after(e);
    }
  }

  /**
   * Makes it all; needs root.
   *
   * @param rig with a topology whose pumps and gateway are in namespaces
   * @param sshConnection the environment's {@code SSH_CONNECTION}; empty: there is none
   * @param scheduler on whose thread injectors answer
   * @param remark told what ends unasked
   * @throws IOException if it can't be made; then nothing of it is left
   */
  public static BenchNetwork make(
      Rig rig,
      String sshConnection,
      ChangeLedger ledger,
      Scheduler scheduler,
      Consumer<String> remark)
      throws IOException {
    return new BenchNetwork(rig, sshConnection, ledger, scheduler, remark);
  }

  private static BenchPlaces places(Rig rig, Topology.Ends ends, ChangeLedger ledger)
      throws IOException {
    return switch (ends.far()) {
      case Topology.Far.Made _ -> MadeNamespaces.make(ends, rig.units(), ledger);
      case Topology.Far.Named named -> NamedNamespaces.of(ends, named, rig.units());
      case Topology.Far.Wired _ -> {
        if (rig.real().isEmpty()) {
          throw TopologyProblem.nothingThere(rig);
        }
        yield new WiredPlaces(ends);
      }
    };
  }

  private ManagementGuard guard(String sshConnection) throws IOException {
    return ManagementGuard.read(
        place().commands(),
        Optional.of(sshConnection).filter(each -> !each.isEmpty()),
        rig.topology().management().map(List::of).orElse(List.of()));
  }

  private TopologySetup up(
      String sshConnection,
      AtomicReference<@Nullable RelayInTheWay> relay,
      AtomicReference<@Nullable RigAccessPoint> point)
      throws IOException {
    Topology topology = rig.topology();
    return TopologySetup.up(
        topology,
        place(),
        sshConnection,
        ledger,
        () -> {
          if (topology instanceof Topology.AccessPoint own) {
            var made = RigAccessPoint.start(own, place(), ledger, remark);
            point.set(made);
            return made;
          }
          if (ends.relay()) {
            var made =
                RelayInTheWay.make(
                    topology, place(), rig.flows(), guard, scheduler, ledger, remark);
            relay.set(made);
            return made;
          }
          return () -> {};
        });
  }

  /** With every unit associated: nothing else of it can be proved before. */
  private Optional<RadioBackEnd> radio(Optional<RigAccessPoint> point) throws IOException {
    if (point.isEmpty() || !(rig.topology() instanceof Topology.AccessPoint own)) {
      return Optional.empty();
    }
    var made = closing.add(RadioBackEnd.open(point.get(), rig, own.wifi(), places, scheduler));
    made.await(rig.units(), ends.talksWithinNanos());
    return Optional.of(made);
  }

  private void services() throws IOException {
    Topology.Services services = rig.topology().services();
    if (services.any()) {
      closing.add(RigServices.start(ends, services, rig.units(), place(), ledger, remark));
    }
  }

  private Optional<ServiceFaults> serviceFaults() {
    return Served.of(rig.topology())
        .map(
            served ->
                closing.add(
                    far.map(there -> new ServiceFaults(served, there, rig.units(), scheduler))
                        .orElseGet(
                            () ->
                                ServiceFaults.behindCables(
                                    served, places, rig.units(), scheduler))));
  }

  private CommandPlace place() {
    return places.rigPlace();
  }

  /** Where the rig is. */
  public NetworkNamespace rig() {
    return places.rig();
  }

  /** Where an emulated gateway is. */
  public NetworkNamespace gateway() {
    return far.orElseThrow().gateway();
  }

  /** Where an emulated unit is. */
  public NetworkNamespace unit(String serial) {
    return far.orElseThrow().unit(serial);
  }

  /** The gateway's address, as the units know it. */
  public Endpoint gatewayEndpoint() {
    return ends.endpoint();
  }

  /** The rig's own address on the units' side. */
  public Ipv4 rigAddress() {
    return ends.units().address().orElseThrow().address();
  }

  /** Back ends for a unit's packets, best first. */
  public List<Injector> packetInjectors(String serial) {
    return packets.of(serial);
  }

  /** What the relay, if there is one, does to a unit's packets is recorded there from now on. */
  public void recordPackets(String serial, TapRecord record) {
    packets.record(serial, record);
  }

  /** Faults of a unit's own link; empty: it shares one. */
  public Optional<Injector> linkInjector(String serial) {
    return links.of(serial);
  }

  /** Faults of the rig's access point; empty: it has none. */
  public Optional<Injector> radioInjector(String serial) {
    return radio.map(there -> there.forRun(serial));
  }

  /** A unit's coming to the rig's access point and going is told there from now on. */
  public void recordStation(String serial, Consumer<? super StationEvent> record) {
    radio.ifPresent(there -> there.record(serial, record));
  }

  /** Faults of what the rig serves to all units, as one unit's run sees them. */
  public Optional<Injector> serviceInjector(String serial) {
    return networkServices.map(faults -> faults.forRun(serial));
  }

  /**
   * Stream faults for a unit's new connections.
   *
   * @param gateway where the unit connects to
   * @param proxyPort where the proxy listens on {@link #rigAddress}
   */
  public Injector redirect(String serial, Endpoint gateway, Injector proxy, int proxyPort) {
    return new RedirectInjector(proxy, commands, address(serial), gateway, proxyPort);
  }

  /** All of a unit's connections pass the proxy from now on, as long as that is open. */
  public Closeable keepInProxy(String serial, Endpoint gateway, int proxyPort) throws IOException {
    return StandingRedirection.begin(
        place(), commands, scheduler, remark, address(serial), gateway, proxyPort);
  }

  /** What a unit's connections do, as the packets at its port show it. */
  public PacketSight sight(String serial, WireTap tap) throws IOException {
    var settings =
        new PacketSight.Settings(ends.unitPort(serial), address(serial).inet(), ends.endpoint());
    return PacketSight.start(rig(), settings, scheduler, tap, remark);
  }

  private Ipv4 address(String serial) {
    return rig.units().stream()
        .filter(unit -> unit.serial().equals(serial))
        .findFirst()
        .flatMap(Rig.Unit::address)
        .orElseThrow();
  }

  /** Listens in the gateway's place as long as it is open, if that is an emulated one. */
  public Closeable standIn() throws IOException {
    if (far.isEmpty()) {
      return () -> {};
    }
    var address = Ipv4.parse(ends.endpoint().host()).orElseThrow().inet();
    return gateway().call(() -> new ServerSocket(ends.endpoint().port(), BACKLOG, address));
  }

  /** Proves the paths of units; the gateway listens, and real units talk to it by themselves. */
  public List<PathFinding> prove(List<String> serials) throws IOException {
    List<UnitFlow> flows =
        rig.flows().stream().filter(flow -> serials.contains(flow.unit())).toList();
    boolean bridged = rig.topology() instanceof Topology.Bridge;
    return far.isPresent()
        ? new PathProof(place(), bridged, flows, ends.endpoint(), this::talks).find(ledger)
        : TrafficProof.find(place(), bridged, flows, ends.talksWithinNanos(), ledger);
  }

  private boolean talks(String serial, Endpoint to, int withinMillis) throws IOException {
    return unit(serial)
        .call(
            () -> {
              try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(to.host(), to.port()), withinMillis);
                return true;
              } catch (IOException notReached) {
                return false; // that is the answer
              }
            });
  }

  /** Takes everything down, the last first, and goes on where something resists. */
  @Override
  public void close() throws IOException {
    closing.close();
  }
}
