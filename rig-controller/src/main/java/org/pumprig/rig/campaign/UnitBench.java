package org.pumprig.rig.campaign;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Injector;
import org.pumprig.fault.power.Outlet;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.fault.wifi.StationEvent;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.serviceport.ServicePortDriver;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunBasis.PathChecked;
import org.pumprig.rig.event.Witness.WitnessDeclared;
import org.pumprig.rig.hardware.ActuatorOutlet;
import org.pumprig.rig.hardware.KeyPress;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.hardware.PowerKey;
import org.pumprig.rig.observe.LineChannel;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.observe.balance.BalanceChannel;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.observe.drops.DropChannel;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.observe.sound.Microphone;
import org.pumprig.time.Scheduler;

/** One unit on the bench, as the rig can reach it. Links are made anew at each call. */
public interface UnitBench {
  /** Serial number. */
  String serial();

  /** What the run stands on. */
  BenchDeclared declaration();

  /** What was found about its way to the gateway; empty in virtual time, where it has one only. */
  Optional<PathChecked> path();

  /** What speaks with the unit on its own port. */
  default Driver driver() {
    return new ServicePortDriver();
  }

  /** Whether it has this witness or actuator; the link of one that it lacks is never asked for. */
  default boolean has(Channel channel) {
    return !declaration().lacks().contains(channel);
  }

  /** The unit's own port. */
  Link service();

  /** The flow witness. */
  Link flow();

  /** What weighs the fluid behind {@link #flow}; empty: a witness that counts is there. */
  default Optional<Balance> balance() {
    return Optional.empty();
  }

  /** The drop sensor in place of {@link #flow}. */
  default Optional<DropSensor> drops() {
    return Optional.empty();
  }

  /** What is known of witnesses that have no figures of their own. */
  default List<WitnessDeclared> stated() {
    return List.of();
  }

  /**
   * The flow witness, not open yet.
   *
   * @param goesOn whether a run that was begun goes on: then no balance is tared
   */
  default WitnessChannel flowWitness(Scheduler scheduler, boolean goesOn, Consumer<Input> sink) {
    return drops()
        .<WitnessChannel>map(sensor -> new DropChannel(sensor, scheduler, sink))
        .or(
            () ->
                balance()
                    .map(balance -> goesOn ? balance.untared() : balance)
                    .map(balance -> new BalanceChannel(balance, scheduler, this::flow, sink)))
        .orElseGet(() -> LineChannel.flow(scheduler, this::flow, sink));
  }

  /** The nurse-call contact. */
  Link contact();

  /** The nurse-call contact's witness, not open yet. */
  default WitnessChannel contactWitness(Scheduler scheduler, Consumer<Input> sink) {
    return LineChannel.contact(scheduler, this::contact, sink);
  }

  /** The screen witness. */
  Link screen();

  /** The microphone beside it. */
  default Optional<Microphone> microphone() {
    return Optional.empty();
  }

  /** The camera before it. */
  default Optional<Camera> camera() {
    return Optional.empty();
  }

  /** The outlet's line. */
  Link power();

  /** The outlet, not open yet. */
  default Outlet outlet(Scheduler scheduler) {
    return new ActuatorOutlet(
        "the outlet", new LineActuator(scheduler, this::power), Optional.empty());
  }

  /** How it is power-cycled, and by what that is proved; empty: by its outlet, and nothing is. */
  default Optional<PowerCycleDeclared> powerCycle() {
    return Optional.empty();
  }

  /**
   * What takes all power from it and gives it back, not open yet; empty: nothing can.
   *
   * @param finger the mechanical finger
   */
  default Optional<Outlet> cycler(Scheduler scheduler, KeyPress finger) {
    if (powerCycle().filter(how -> how.method() == PowerCycleMethod.KEY).isPresent()) {
      return Optional.of(new PowerKey("the power key", finger, scheduler));
    }
    return has(Channel.POWER) ? Optional.of(outlet(scheduler)) : Optional.empty();
  }

  /** An outlet for faults alone; empty: there is none, or it is what {@link #cycler} switches. */
  default Optional<Outlet> mains() {
    return Optional.empty();
  }

  /** The keypad's mechanical finger. */
  Link keypad();

  /** From now on {@code tap} is told what passes on the unit's wire. */
  void tapTo(WireTap tap);

  /** From now on {@code record} is told what faults did to the unit's packets, if that is seen. */
  default void recordPackets(TapRecord record) {}

  /** From now on {@code record} is told when the unit comes to an access point and goes. */
  default void recordStation(Consumer<StationEvent> record) {}

  /** Whether what passes there is inside TLS, and so can't be read. */
  default boolean wireIsSealed() {
    return false;
  }

  /**
   * Asks the gateway what it holds of the unit; one that can't be asked tells nothing.
   *
   * @param sinceMicros wall time from which on messages count
   * @param told on the controller's thread, later
   */
  default void askGateway(long sinceMicros, Consumer<Input> told) {}

  /** Back ends for this unit's faults, those that it shares with other units included. */
  List<Injector> injectors();

  /** Where its faults act, for the machine-wide ledger. */
  Endpoint faultTarget();
}
