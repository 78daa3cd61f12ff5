package org.pumprig.rig.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pumprig.fault.Injector;
import org.pumprig.fault.power.Outlet;
import org.pumprig.fault.power.PowerInjector;
import org.pumprig.fault.power.SwitchedOutlet;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.serial.SerialFaultLine;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.rig.campaign.LateTap;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.WitnessDeclared;
import org.pumprig.rig.hardware.ActuatorOutlet;
import org.pumprig.rig.hardware.BothOutlets;
import org.pumprig.rig.hardware.ByHand;
import org.pumprig.rig.hardware.KeyPress;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.hardware.OutletAddress;
import org.pumprig.rig.hardware.OutletUndoer;
import org.pumprig.rig.hardware.PowerKey;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.observe.contact.GpioContact;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.observe.sound.Microphone;
import org.pumprig.rig.setup.ContactPlace;
import org.pumprig.rig.setup.OutletPlace;
import org.pumprig.rig.setup.PortAddress;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.StatedWitness;
import org.pumprig.time.Scheduler;

/** One unit on its ports, with faults in its own line and wherever else the rig reaches it. */
final class RealUnitBench implements UnitBench {
  private final RealUnit unit;
  private final String version;
  private final String image;
  private final Function<PortAddress, Link> links;
  private final SerialFaultLine line;
  private final Optional<Outlet> outlet;
  private final Optional<Outlet> cycleRelay;
  private final Way way;
  private final List<Injector> injectors;

  /**
   * The unit's way to its gateway, as far as it leads through the rig.
   *
   * @param injectors for its traffic and for the gateway
   * @param path what was found about it
   * @param wire told what passes; turned to the run
   * @param remark what can't be seen of it, one line
   * @param record has what faults do to its packets recorded
   * @param stations has its coming to an access point and going recorded
   * @param gateway asked what it holds; empty: none that can be
   */
  record Way(
      List<Injector> injectors,
      Optional<PathChecked> path,
      LateTap wire,
      String remark,
      Consumer<TapRecord> record,
      Consumer<Consumer<StationEvent>> stations,
      Optional<CommandedGateway> gateway) {
    /** Copies the list. */
    Way {
      injectors = List.copyOf(injectors);
    }
  }

  /**
   * @param version what the unit must say its firmware is; empty: any
   * @param image SHA-256 of the firmware's image; empty: not known
   */
  RealUnitBench(
      RealUnit unit,
      String version,
      String image,
      Scheduler scheduler,
      Function<PortAddress, Link> links,
      Way way) {
    this.unit = unit;
    this.version = version;
    this.image = image;
    this.links = links;
    this.way = way;
    this.line = new SerialFaultLine(unit.serial(), () -> links.apply(unit.link()), scheduler);
    this.outlet =
        unit.instruments()
            .outlet()
            .map(place -> outlet("the outlet of " + unit.serial(), place, scheduler, links));
    this.cycleRelay =
        unit.cycleRelay()
            .map(relay -> outlet("a relay of " + unit.serial(), relay.place(), scheduler, links));
    var all = new ArrayList<>(way.injectors());
    all.add(line.injector());
    outlet.ifPresent(one -> all.add(new PowerInjector(one, scheduler)));
    this.injectors = List.copyOf(all);
  }

  private static Outlet outlet(
      String name, OutletPlace place, Scheduler scheduler, Function<PortAddress, Link> links) {
    return switch (place) {
      case OutletPlace.Switch(var by) -> new SwitchedOutlet(name, by, scheduler);
      case OutletPlace.Port(PortAddress address) ->
          new ActuatorOutlet(
              name,
              new LineActuator(scheduler, () -> links.apply(address)),
              Optional.of(OutletUndoer.undo(name, outletAddress(address))));
    };
  }

  private static OutletAddress outletAddress(PortAddress address) {
    return switch (address) {
      case PortAddress.Tcp(Endpoint endpoint) -> new OutletAddress.Tcp(endpoint);
      case PortAddress.Serial serial ->
          new OutletAddress.Serial(serial.device(), serial.settings().baud());
      case PortAddress.Listen _ -> throw new IllegalStateException("an outlet doesn't report");
    };
  }

  @Override
  public String serial() {
    return unit.serial();
  }

  @Override
  public Driver driver() {
    return unit.driver();
  }

  @Override
  public BenchDeclared declaration() {
    String port =
        switch (unit.link()) {
          case PortAddress.Serial _ -> "serial";
          case PortAddress.Tcp _ -> "tcp";
          case PortAddress.Listen _ -> "listen";
        };
    return new BenchDeclared(
        unit.emulated(),
        image,
        1,
        port,
        "the unit is reached at " + unit.link() + way.remark(),
        version,
        unit.driver().describe(),
        unit.lacks());
  }

  @Override
  public Optional<PathChecked> path() {
    return way.path();
  }

  @Override
  public Link service() {
    return line.link();
  }

  @Override
  public Link flow() {
    return link(unit.instruments().flow());
  }

  @Override
  public Optional<Balance> balance() {
    return unit.instruments().balance();
  }

  @Override
  public Optional<DropSensor> drops() {
    return unit.instruments().drops();
  }

  @Override
  public List<WitnessDeclared> stated() {
    return unit.instruments().stated().stream().map(StatedWitness::declared).toList();
  }

  /** What an instrument at a port leaves unsaid of its volumes, the rig file says. */
  @Override
  public WitnessChannel flowWitness(Scheduler scheduler, boolean goesOn, Consumer<Input> sink) {
    long doubt =
        unit.instruments().stated().stream()
            .filter(each -> each.channel() == Channel.FLOW)
            .mapToLong(StatedWitness::uncertaintyNanolitres)
            .findFirst()
            .orElse(0);
    return UnitBench.super.flowWitness(
        scheduler,
        goesOn,
        doubt == 0
            ? sink
            : input ->
                sink.accept(
                    input instanceof FlowRead read
                        ? new FlowRead(read.nanolitres(), read.upMillis(), doubt)
                        : input));
  }

  @Override
  public Link contact() {
    return switch (unit.instruments().contact().orElse(null)) {
      case ContactPlace.Port(PortAddress address) -> links.apply(address);
      case ContactPlace.Lines _ -> throw new IllegalStateException("its lines are no link");
      case null -> throw new IllegalStateException("asked for what isn't there");
    };
  }

  @Override
  public WitnessChannel contactWitness(Scheduler scheduler, Consumer<Input> sink) {
    return unit.instruments().contact().orElse(null) instanceof ContactPlace.Lines(var lines)
        ? new GpioContact(lines, scheduler, sink)
        : UnitBench.super.contactWitness(scheduler, sink);
  }

  @Override
  public Optional<Microphone> microphone() {
    return unit.microphone();
  }

  @Override
  public Optional<Camera> camera() {
    return unit.camera();
  }

  @Override
  public Link screen() {
    return link(unit.instruments().screen());
  }

  /** Asked for nowhere: {@link #outlet} is there. */
  @Override
  public Link power() {
    throw new IllegalStateException("the outlet has no link of its own");
  }

  /** The one there is, for the run and for faults: a serial one can't be opened twice. */
  @Override
  public Outlet outlet(Scheduler scheduler) {
    return outlet.orElseThrow(() -> new IllegalStateException("asked for what isn't there"));
  }

  @Override
  public Optional<PowerCycleDeclared> powerCycle() {
    return unit.powerCycle();
  }

  @Override
  public Optional<Outlet> cycler(Scheduler scheduler, KeyPress finger) {
    if (unit.powerCycle().isEmpty()) {
      return outlet;
    }
    return switch (unit.powerCycle().get().method()) {
      case OUTLET -> outlet;
      case OUTLET_AND_BYPASS ->
          outlet.flatMap(mains -> cycleRelay.map(relay -> new BothOutlets(mains, relay)));
      case KEY -> Optional.of(new PowerKey("the power key", key(scheduler, finger), scheduler));
      case OPERATOR -> Optional.of(new ByHand(scheduler));
    };
  }

  /** Where a key or a person gives power, nothing else opens it. */
  @Override
  public Optional<Outlet> mains() {
    return unit.powerCycle()
        .map(PowerCycleDeclared::method)
        .filter(how -> how == PowerCycleMethod.KEY || how == PowerCycleMethod.OPERATOR)
        .flatMap(_ -> outlet);
  }

  private KeyPress key(Scheduler scheduler, KeyPress finger) {
    return cycleRelay
        .flatMap(
            relay ->
                unit.cycleRelay()
                    .<KeyPress>map(
                        how ->
                            new KeyPress.Relay(
                                relay, how.stopNanos(), how.startNanos(), scheduler)))
        .orElse(finger);
  }

  @Override
  public Link keypad() {
    return link(unit.instruments().keypad());
  }

  private Link link(Optional<PortAddress> address) {
    return links.apply(
        address.orElseThrow(() -> new IllegalStateException("asked for what isn't there")));
  }

  @Override
  public void tapTo(WireTap tap) {
    way.wire().pointTo(tap);
  }

  @Override
  public void askGateway(long sinceMicros, Consumer<Input> told) {
    way.gateway().ifPresent(one -> one.counted(unit.serial(), sinceMicros, told));
  }

  @Override
  public void recordStation(Consumer<StationEvent> record) {
    way.stations().accept(record);
  }

  @Override
  public void recordPackets(TapRecord record) {
    way.record().accept(record);
  }

  @Override
  public List<Injector> injectors() {
    return injectors;
  }

  @Override
  public Endpoint faultTarget() {
    return switch (unit.link()) {
      case PortAddress.Serial serial -> new Endpoint(serial.device(), 0);
      case PortAddress.Tcp tcp -> tcp.endpoint();
      case PortAddress.Listen listen -> listen.local();
    };
  }
}
