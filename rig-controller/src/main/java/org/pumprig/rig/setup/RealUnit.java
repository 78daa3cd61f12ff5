package org.pumprig.rig.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.observe.sound.Microphone;

/**
 * A unit that the rig reaches over ports of this machine, with the instruments beside it.
 *
 * @param serial its serial number
 * @param emulated whether an emulator stands behind its ports: then everything shown of it says so
 * @param driver what speaks with it
 * @param link its own port
 * @param instruments what is beside it
 * @param microphone what hears its alarms
 * @param camera what takes pictures of it
 * @param proxy where the rig's proxy listens that the unit takes for its gateway
 * @param datagrams where the rig passes on what it sends by UDP
 * @param crosses whether its packets cross interfaces of the rig, which sees its connections there
 */
public record RealUnit(
    String serial,
    boolean emulated,
    Driver driver,
    PortAddress link,
    Instruments instruments,
    Optional<Microphone> microphone,
    Optional<Camera> camera,
    Optional<Endpoint> proxy,
    Optional<Datagrams> datagrams,
    boolean crosses) {

  /**
   * Witnesses and actuators.
   *
   * @param flow flow witness
   * @param balance how that is a balance; empty: it counts
   * @param drops a drop sensor in its place
   * @param contact nurse-call contact
   * @param screen screen witness
   * @param outlet switched outlet
   * @param keypad mechanical finger
   * @param stated what is known of witnesses without figures of their own
   */
  public record Instruments(
      Optional<PortAddress> flow,
      Optional<Balance> balance,
      Optional<DropSensor> drops,
      Optional<ContactPlace> contact,
      Optional<PortAddress> screen,
      Optional<OutletPlace> outlet,
      Optional<PortAddress> keypad,
      List<StatedWitness> stated) {
    /** Copies the list. */
    public Instruments {
      stated = List.copyOf(stated);
    }
  }

  /**
   * A relay for datagrams.
   *
   * @param listen where the unit sends them
   * @param to where they are passed on to, and answers come from
   */
  public record Datagrams(Endpoint listen, Endpoint to) {}

  Optional<Endpoint> datagramsListen() {
    return datagrams.map(Datagrams::listen);
  }

  /** Channels that it doesn't have. */
  public List<Channel> lacks() {
    var lacks = new ArrayList<Channel>();
    if (instruments.drops().isEmpty()) {
      add(lacks, Channel.FLOW, instruments.flow());
    }
    add(lacks, Channel.CONTACT, instruments.contact());
    add(lacks, Channel.SCREEN, instruments.screen());
    if (proxy.isEmpty() && !crosses) { // nobody sees what passes between unit and gateway
      lacks.add(Channel.WIRE);
    }
    add(lacks, Channel.POWER, instruments.outlet());
    if (instruments.keypad().isEmpty() && !driver.capabilities().contains(Capability.PROGRAMS)) {
      lacks.add(Channel.KEYPAD);
    }
    return List.copyOf(lacks);
  }

  /** Whether the rig has something that sees or hears it there. */
  public boolean seenBy(Channel channel) {
    return channel == Channel.SOUND ? microphone.isPresent() : !lacks().contains(channel);
  }

  private static void add(List<Channel> lacks, Channel channel, Optional<?> there) {
    if (there.isEmpty()) {
      lacks.add(channel);
    }
  }
}
