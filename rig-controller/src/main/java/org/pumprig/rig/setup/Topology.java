package org.pumprig.rig.setup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.pumprig.fault.BackEnd;
import org.pumprig.link.Endpoint;

/** How the units' traffic reaches the rig's injectors. */
public sealed interface Topology {
  /** The name in rig files. */
  String kind();

  /** Interface of the management connection, which no fault may touch; empty: found by itself. */
  Optional<String> management();

  /** Back ends that this topology allows; what the number of units rules out is still there. */
  List<BackEnd> backEnds();

  /** What the rig serves to the units. */
  default Services services() {
    return Services.NONE;
  }

  /** Whether all connections that cross the rig pass a proxy of its own, as long as it lives. */
  default boolean alwaysProxied() {
    return false;
  }

  /** Both sides, where the traffic crosses two interfaces of the rig. */
  default Optional<Ends> crossing() {
    return Optional.empty();
  }

  /** Each pump is pointed at a proxy of the rig. */
  record Proxy(Optional<String> management) implements Topology {
    @Override
    public String kind() {
      return "proxy";
    }

    @Override
    public List<BackEnd> backEnds() {
      return List.of(BackEnd.PROXY, BackEnd.SERVICE);
    }
  }

  /** The traffic crosses two interfaces of the rig. */
  sealed interface Crossing extends Topology {
    /** Both sides. */
    Ends ends();

    @Override
    default Optional<String> management() {
      return ends().management();
    }

    @Override
    default Optional<Ends> crossing() {
      return Optional.of(ends());
    }
  }

  /** Two ports of a transparent bridge; nothing changes for pump and gateway. */
  record Bridge(Ends ends) implements Crossing {
    @Override
    public String kind() {
      return "bridge";
    }

    @Override
    public List<BackEnd> backEnds() {
      return ends.backEnds(Services.NONE);
    }
  }

  /** The rig is the units' router: it translates addresses and serves what the units need. */
  record Router(Ends ends, Services services) implements Crossing {
    @Override
    public String kind() {
      return "router";
    }

    @Override
    public List<BackEnd> backEnds() {
      return ends.backEnds(services);
    }
  }

  /**
   * A router that the pumps, whose gateway address is fixed, pass through, until a fault's lease
   * sends new connections into the rig's proxy.
   *
   * @param always whether all connections pass the proxy, as long as the rig lives: then nothing of
   *     them is forwarded, and faults of forwarded packets don't reach them
   */
  record Redirect(Ends ends, Services services, boolean always) implements Crossing {
    @Override
    public String kind() {
      return "redirect";
    }

    @Override
    public boolean alwaysProxied() {
      return always;
    }

    @Override
    public List<BackEnd> backEnds() {
      var backEnds = new ArrayList<>(ends.backEnds(services));
      if (always) {
        backEnds.removeAll(List.of(BackEnd.NFT, BackEnd.NETEM));
      }
      return List.copyOf(backEnds);
    }
  }

  /** A router whose side towards the units is an access point of the rig's own. */
  record AccessPoint(Ends ends, Services services, Wifi wifi) implements Crossing {
    @Override
    public String kind() {
      return "access-point";
    }

    /** The radio's interface is no wire of a unit's: its link is the access point itself. */
    @Override
    public List<BackEnd> backEnds() {
      var backEnds = new ArrayList<>(ends.backEnds(services));
      backEnds.remove(BackEnd.ETHERNET);
      backEnds.add(BackEnd.WIFI);
      return List.copyOf(backEnds);
    }
  }

  /**
   * The two interfaces that the traffic crosses.
   *
   * @param units the units' side
   * @param gateway the gateway's side
   * @param endpoint the gateway's own address, as the units know it
   * @param management as {@link Topology#management}
   * @param relay whether a relay between TAP devices stands in the units' way
   * @param far where pumps and gateway are
   * @param talksWithinNanos how long the own traffic of real units is waited for, to prove its path
   */
  record Ends(
      Side units,
      Side gateway,
      Endpoint endpoint,
      Optional<String> management,
      boolean relay,
      Far far,
      long talksWithinNanos) {
    /** Whether the rig makes interfaces, pumps and gateway in network namespaces of its own. */
    public boolean made() {
      return far instanceof Far.Made;
    }

    /** The interface that a unit's packets cross on the units' side. */
    public String unitDevice(String serial) {
      boolean ownPort = units.own().containsKey(serial) && units.address().isEmpty();
      return ownPort ? unitPort(serial) : units.device();
    }

    /** The rig's interface that a unit is plugged into. */
    public String unitPort(String serial) {
      return Optional.ofNullable(units.own().get(serial)).orElse(units.port());
    }

    /** All of the rig's interfaces on the units' side. */
    public List<String> unitPorts() {
      return units.own().isEmpty() ? List.of(units.port()) : List.copyOf(units.own().values());
    }

    private List<BackEnd> backEnds(Services services) {
      var backEnds = new ArrayList<BackEnd>(List.of(BackEnd.NFT));
      if (relay) {
        backEnds.add(BackEnd.TAP);
      }
      backEnds.add(BackEnd.NETEM);
      backEnds.add(BackEnd.ETHERNET);
      backEnds.addAll(List.of(BackEnd.PROXY, BackEnd.SERVICE));
      if (services.any()) {
        backEnds.add(BackEnd.NETWORK_SERVICE);
      }
      return List.copyOf(backEnds);
    }
  }

  /** What is behind the interfaces. */
  sealed interface Far {
    /** Network namespaces that the rig makes, with its interfaces, for pumps and gateway. */
    record Made() implements Far {}

    /**
     * Network namespaces of this machine that somebody else made and plugged into the interfaces:
     * emulated pumps and gateway are put into them.
     *
     * @param gateway the gateway's
     * @param units by serial number
     */
    record Named(String gateway, SequencedMap<String, String> units) implements Far {
      /** Copies the map, keeping its order. */
      public Named {
        units = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(units));
      }
    }

    /** Cables: nothing there is emulated. */
    record Wired() implements Far {}
  }

  /**
   * One side.
   *
   * @param port name of the network interface
   * @param carrier the interface that stands for it where packets cross: the port, or the far end
   *     of the relay behind it
   * @param vlan tag of the frames, 1 to 4094
   * @param address the rig's own; empty on a bridge
   * @param via next router towards the gateway
   * @param own each unit's own interface by its serial number: then {@code port} is the bridge that
   *     a router joins them with. Empty: all units are behind {@code port}
   */
  record Side(
      String port,
      String carrier,
      OptionalInt vlan,
      Optional<Ipv4Net> address,
      Optional<Ipv4> via,
      SequencedMap<String, String> own) {
    /** Copies the map, keeping its order. */
    public Side {
      own = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(own));
    }

    /**
     * The interface that packets cross: the sub-interface for the VLAN where the rig has an address
     * in it, else the port itself, which a bridge leaves the tags to.
     */
    public String device() {
      return vlan.isPresent() && address.isPresent() ? carrier + "." + vlan.getAsInt() : carrier;
    }
  }

  /**
   * What the rig serves to the units.
   *
   * @param dhcp addresses
   * @param dns names with their addresses; empty: no DNS
   * @param ntp whether it tells the time
   */
  record Services(Optional<Dhcp> dhcp, SequencedMap<String, Ipv4> dns, boolean ntp) {
    /** Nothing. */
    public static final Services NONE =
        new Services(Optional.empty(), new LinkedHashMap<>(), false);

    /** Copies the map, keeping its order. */
    public Services {
      dns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(dns));
    }

    /** Whether there is anything to serve. */
    public boolean any() {
      return dhcp.isPresent() || !dns.isEmpty() || ntp;
    }
  }

  /**
   * Addresses for whom the rig file gives none.
   *
   * @param from first
   * @param to last, not before the first
   * @param leaseSeconds life of a lease
   */
  record Dhcp(Ipv4 from, Ipv4 to, long leaseSeconds) {}
}
