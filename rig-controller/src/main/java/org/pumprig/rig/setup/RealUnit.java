package org.pumprig.rig.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.event.Channel;

/**
 * A unit that the rig reaches over ports of this machine, with the instruments beside it.
 *
 * @param serial its serial number
 * @param emulated whether an emulator stands behind its ports: then everything shown of it says so
 * @param driver what speaks with it
 * @param link its own port
 * @param flow flow witness
 * @param contact nurse-call contact
 * @param screen screen witness
 * @param outlet switched outlet
 * @param keypad mechanical finger
 */
public record RealUnit(
    String serial,
    boolean emulated,
    Driver driver,
    PortAddress link,
    Optional<PortAddress> flow,
    Optional<PortAddress> contact,
    Optional<PortAddress> screen,
    Optional<PortAddress> outlet,
    Optional<PortAddress> keypad) {

  /** Channels that it doesn't have. */
  public List<Channel> lacks() {
    var lacks = new ArrayList<Channel>();
    add(lacks, Channel.FLOW, flow);
    add(lacks, Channel.CONTACT, contact);
    add(lacks, Channel.SCREEN, screen);
    lacks.add(Channel.WIRE); // what passes between unit and gateway isn't seen here
    add(lacks, Channel.POWER, outlet);
    if (keypad.isEmpty() && !driver.capabilities().contains(Capability.PROGRAMS)) {
      lacks.add(Channel.KEYPAD);
    }
    return List.copyOf(lacks);
  }

  private static void add(List<Channel> lacks, Channel channel, Optional<PortAddress> there) {
    if (there.isEmpty()) {
      lacks.add(channel);
    }
  }
}
