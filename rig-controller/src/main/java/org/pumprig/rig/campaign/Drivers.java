package org.pumprig.rig.campaign;

import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.hardware.LineActuator;
import org.pumprig.rig.observe.LineChannel;
import org.pumprig.rig.observe.WireObserver;
import org.pumprig.time.Scheduler;

/**
 * All drivers of one unit. Until the run begins their observations only answer whether the unit is
 * ready; from then on they are the run's inputs.
 */
final class Drivers {
  private final List<LineChannel> channels;
  private final LineActuator power;
  private final LineActuator keypad;
  private final EnumSet<Channel> ready = EnumSet.noneOf(Channel.class);
  private Consumer<Input> sink = this::beforeRun;

  Drivers(Scheduler scheduler, UnitBench unit, long statusEveryNanos) {
    Consumer<Input> forward = input -> sink.accept(input);
    channels =
        List.of(
            LineChannel.service(scheduler, unit::service, statusEveryNanos, forward),
            LineChannel.flow(scheduler, unit::flow, forward),
            LineChannel.contact(scheduler, unit::contact, forward),
            LineChannel.screen(scheduler, unit::screen, forward));
    power = new LineActuator(scheduler, unit::power);
    keypad = new LineActuator(scheduler, unit::keypad);
    unit.tapTo(new WireObserver(forward, unit.wireIsSealed()));
  }

  void open() {
    channels.forEach(LineChannel::open);
    power.open();
    keypad.open();
  }

  /** Whether every channel gave a good reading and both actuators are connected. */
  boolean isReady() {
    return ready.size() == channels.size() && power.isOpen() && keypad.isOpen();
  }

  /** What is missing, for a message. */
  String missing() {
    var missing = new java.util.ArrayList<String>();
    for (Channel channel :
        List.of(Channel.SERVICE, Channel.FLOW, Channel.CONTACT, Channel.SCREEN)) {
      if (!ready.contains(channel)) {
        missing.add(channel.onDisk());
      }
    }
    if (!power.isOpen()) {
      missing.add(Channel.POWER.onDisk());
    }
    if (!keypad.isOpen()) {
      missing.add(Channel.KEYPAD.onDisk());
    }
    return String.join(", ", missing);
  }

  /** From now on observations are inputs of the run. */
  void feed(Consumer<Input> run) {
    sink = run;
  }

  LineActuator power() {
    return power;
  }

  LineActuator keypad() {
    return keypad;
  }

  void close() {
    sink = input -> {};
    channels.forEach(LineChannel::close);
    power.close();
    keypad.close();
  }

  private void beforeRun(Input input) {
    if (input instanceof ServiceStatus) {
      ready.add(Channel.SERVICE);
    } else if (input instanceof FlowRead) {
      ready.add(Channel.FLOW);
    } else if (input instanceof ContactRead) {
      ready.add(Channel.CONTACT);
    } else if (input instanceof ScreenRead) {
      ready.add(Channel.SCREEN);
    }
  }
}
