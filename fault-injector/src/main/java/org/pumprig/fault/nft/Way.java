package org.pumprig.fault.nft;

import java.net.Inet6Address;
import java.net.InetAddress;
import org.pumprig.fault.Direction;
import org.pumprig.fault.UnitFlow;

/**
 * One direction of a unit's packets, in the words of rules.
 *
 * @param key prefix of its chains and counters
 * @param in interface at which they enter
 * @param out interface at which they leave
 * @param address the unit's
 * @param side {@code saddr} or {@code daddr}: where the unit's address stands
 */
record Way(String key, String in, String out, InetAddress address, String side) {
  static final String TOWARDS_GATEWAY = "gateway";
  static final String TOWARDS_PUMP = "pump";

  static Way of(UnitFlow flow, Direction direction) {
    return switch (direction) {
      case TOWARDS_GATEWAY ->
          new Way(
              TOWARDS_GATEWAY,
              flow.pumpInterface(),
              flow.gatewayInterface(),
              flow.pumpAddress(),
              "saddr");
      case TOWARDS_PUMP ->
          new Way(
              TOWARDS_PUMP,
              flow.gatewayInterface(),
              flow.pumpInterface(),
              flow.pumpAddress(),
              "daddr");
      case BOTH -> throw new IllegalArgumentException("packets flow one way");
    };
  }

  /** {@code ip} or {@code ip6}. */
  String ip() {
    return address instanceof Inet6Address ? "ip6" : "ip";
  }

  /** The unit's address as text; a zone would name an interface of ours and means nothing here. */
  String addressText() {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  /** Whether a packet is the unit's. */
  String unit() {
    return ip() + " " + side + " " + addressText();
  }

  /** The same while the lease holds. */
  String leased() {
    return ip() + " " + side + " @live";
  }

  /** A forwarded packet of the unit, in this direction. */
  String crossing() {
    return "iifname \"" + in + "\" oifname \"" + out + "\" " + unit();
  }

  /** A counter of this direction. */
  String counter(String name) {
    return key + "_" + name;
  }

  String count(String name) {
    return "counter name " + counter(name);
  }
}
