package org.pumprig.rig.campaign;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pumprig.fault.power.Outlet;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.hardware.KeyPress;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.observe.LineChannel;
import org.pumprig.rig.observe.WireObserver;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.observe.sound.SoundChannel;
import org.pumprig.rig.selfcheck.CameraCheck;
import org.pumprig.rig.selfcheck.InstrumentCheck;
import org.pumprig.time.Scheduler;

/**
 * All drivers of one unit. Until the run begins their observations only answer whether the unit is
 * ready; from then on they are the run's inputs.
 */
final class Drivers {
  private final DriverChannel service;
  private final Map<Channel, WitnessChannel> witnesses = new LinkedHashMap<>();
  private final EnumSet<Channel> wanted = EnumSet.of(Channel.SERVICE);
  private final EnumSet<Channel> ready = EnumSet.noneOf(Channel.class);
  private final Optional<Outlet> power;
  private final List<Outlet> outlets;
  private final Keyboard keypad;
  private final boolean hasKeys;
  private final Optional<Camera> camera;
  private final String serial;
  private final InstrumentCheck before;
  private Optional<ServiceIdentity> identity = Optional.empty();
  private Consumer<Input> sink = this::beforeRun;

  /**
   * @param goesOn whether a run that was begun goes on
   */
  Drivers(Scheduler scheduler, UnitBench unit, long statusEveryNanos, boolean goesOn) {
    Consumer<Input> forward = input -> sink.accept(input);
    service = new DriverChannel(scheduler, unit::service, unit.driver(), statusEveryNanos, forward);
    witness(unit, Channel.FLOW, () -> unit.flowWitness(scheduler, goesOn, forward));
    witness(unit, Channel.CONTACT, () -> unit.contactWitness(scheduler, forward));
    witness(unit, Channel.SCREEN, () -> LineChannel.screen(scheduler, unit::screen, forward));
    unit.microphone()
        .ifPresent(
            microphone -> {
              wanted.add(Channel.SOUND);
              witnesses.put(Channel.SOUND, new SoundChannel(microphone, scheduler, forward));
            });
    var finger = new LineActuator(scheduler, unit::keypad);
    boolean programs = unit.driver().capabilities().contains(Capability.PROGRAMS);
    power = unit.cycler(scheduler, new KeyPress.Finger(finger, programs));
    outlets = Stream.concat(power.stream(), unit.mains().stream()).toList();
    keypad =
        programs
            ? new Keyboard.OfDriver(service, scheduler)
            : unit.has(Channel.KEYPAD) ? new Keyboard.Finger(finger) : new Keyboard.None(scheduler);
    unit.tapTo(new WireObserver(forward, unit.wireIsSealed()));
    hasKeys = unit.has(Channel.KEYPAD);
    camera = unit.camera();
    serial = unit.serial();
    before = newCheck();
  }

  private void witness(UnitBench unit, Channel channel, Supplier<? extends WitnessChannel> make) {
    if (unit.has(channel)) {
      wanted.add(channel);
      witnesses.put(channel, make.get());
    }
  }

  void open() {
    service.open();
    witnesses.values().forEach(WitnessChannel::open);
    outlets.forEach(Outlet::open);
    keypad.open();
  }

  /** Whether every channel gave a good reading and all actuators are connected. */
  boolean isReady() {
    return ready.containsAll(wanted) && canAct();
  }

  /** Whether what the rig does to the unit can be done: outlets and keys are connected. */
  boolean canAct() {
    return closed().isEmpty() && keypad.isReady();
  }

  /** The first outlet that can't be switched. */
  private Optional<Outlet> closed() {
    return outlets.stream().filter(outlet -> !outlet.isOpen()).findFirst();
  }

  /** What is missing, for a message. */
  String missing() {
    var missing = new ArrayList<String>();
    for (Channel channel : wanted) {
      if (!ready.contains(channel)) {
        missing.add(named(channel, before.trouble(channel).orElseGet(() -> unopened(channel))));
      }
    }
    closed().ifPresent(outlet -> missing.add(named(Channel.POWER, outlet.trouble())));
    if (!keypad.isReady()) {
      missing.add(named(Channel.KEYPAD, keypad.trouble()));
    }
    return String.join(", ", missing);
  }

  /** Why a port never opened: a loss is told by those that had been open. */
  private String unopened(Channel channel) {
    WitnessChannel witness = witnesses.get(channel);
    return witness == null ? service.trouble() : witness.trouble();
  }

  private static String named(Channel channel, String trouble) {
    return channel.onDisk() + (trouble.isEmpty() ? "" : " (" + trouble + ")");
  }

  /**
   * From now on observations are inputs of the run; the first is what the unit said it is. One that
   * was still starting up when its port was opened is asked again.
   */
  void feed(Consumer<Input> run) {
    sink = run;
    identity.ifPresentOrElse(run, service::identify);
  }

  /** A check of all instruments that are here. */
  InstrumentCheck newCheck() {
    return new InstrumentCheck(serial, List.copyOf(wanted));
  }

  /** From now on observations go there; the unit is asked what it is, and nothing else. */
  void hear(Consumer<Input> check) {
    sink = check;
    service.identify();
  }

  /** What was heard before the run. */
  List<SelfChecked> resultsBefore(boolean unitMayBeSilent) {
    return results(
        When.BEFORE,
        before,
        unitMayBeSilent
            ? Optional.of("it is not known yet in which state it is")
            : Optional.empty());
  }

  /** What a check heard of the instruments, and whether the actuators are connected. */
  List<SelfChecked> results(When when, InstrumentCheck heard, Optional<String> silent) {
    var results = new ArrayList<>(heard.results(when, silent));
    if (!outlets.isEmpty()) {
      Optional<Outlet> closed = closed();
      String trouble = closed.map(Outlet::trouble).orElse("");
      results.add(actuator(when, What.POWER, closed.isEmpty(), trouble));
    }
    if (hasKeys) {
      results.add(actuator(when, What.KEYPAD, keypad.isReady(), keypad.trouble()));
    }
    return results;
  }

  /**
   * Has its camera take a picture.
   *
   * @param told on the scheduler's thread; of none where there is no camera
   */
  void look(When when, Scheduler scheduler, Consumer<List<SelfChecked>> told) {
    if (camera.isEmpty()) {
      told.accept(List.of());
      return;
    }
    CameraCheck.look(
        camera.get(), when, LocalCommands.here(), scheduler, found -> told.accept(List.of(found)));
  }

  private static SelfChecked actuator(When when, What what, boolean there, String trouble) {
    return new SelfChecked(
        when,
        what,
        there ? Found.GOOD : Found.BAD,
        there ? "connected" : "not connected" + (trouble.isEmpty() ? "" : ": " + trouble));
  }

  /** Asks the unit once more what it is. */
  void identify() {
    service.identify();
  }

  /** What takes its power; empty: this unit has nothing that the rig can switch. */
  Optional<Outlet> power() {
    return power;
  }

  Keyboard keypad() {
    return keypad;
  }

  void close() {
    sink = input -> {};
    service.close();
    witnesses.values().forEach(WitnessChannel::close);
    outlets.forEach(Outlet::close);
    keypad.close();
  }

  private void beforeRun(Input input) {
    before.on(input);
    if (input instanceof ServiceIdentity told) {
      identity = Optional.of(told);
    } else if (input instanceof ServiceStatus) {
      ready.add(Channel.SERVICE);
    } else if (input instanceof FlowRead
        || input instanceof WeightRead
        || input instanceof DropsRead) {
      ready.add(Channel.FLOW);
    } else if (input instanceof ContactRead) {
      ready.add(Channel.CONTACT);
    } else if (input instanceof ScreenRead) {
      ready.add(Channel.SCREEN);
    } else if (input instanceof SoundRead) {
      ready.add(Channel.SOUND);
    }
  }
}
