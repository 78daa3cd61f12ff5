package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.wifi.AccessPointPrograms;

/**
 * What is on the bench, as the rig file says.
 *
 * @param id the rig's name: letters, digits, {@code . _ -}
 * @param title one line for people
 * @param emulated what stands in for pumps and gateway
 * @param gateway a real gateway instead of the emulated one, as far as runs in real time go
 * @param topology how the units' traffic reaches the injectors
 * @param units the units in the file's order, with different serial numbers; 1 to 300
 * @param real units with drivers, the same as {@code units}; empty: the bench is emulated
 * @param calibration which instruments of a register it has; empty: it doesn't say
 * @param redButton stops the campaign; empty: there is none
 * @param digest SHA-256 of the file's bytes, in lower-case hex
 */
public record Rig(
    String id,
    String title,
    Emulated emulated,
    Optional<Gateway> gateway,
    Topology topology,
    List<Unit> units,
    Optional<Real> real,
    Optional<Calibration> calibration,
    Optional<RedButton> redButton,
    String digest) {
  /** Copies the list. */
  public Rig {
    units = List.copyOf(units);
  }

  /** Names of the firmware that its units can have. */
  public List<String> firmwareNames() {
    return List.copyOf(
        real.map(Real::firmware)
            .map(SequencedMap::sequencedKeySet)
            .orElseGet(() -> emulated.firmware().sequencedKeySet()));
  }

  /** Whether an emulator stands in for a unit. */
  public boolean isEmulated(String serial) {
    return real.flatMap(there -> there.unit(serial)).map(RealUnit::emulated).orElse(true);
  }

  /** Back ends that this rig has for the faults of each of its units. */
  public List<BackEnd> backEnds() {
    return backEnds(serials());
  }

  /** Back ends that this rig has for the faults of each of these. */
  public List<BackEnd> backEnds(Collection<String> serials) {
    var backEnds = new ArrayList<>(topology.backEnds());
    if (sharedLink().isPresent()) {
      backEnds.remove(BackEnd.ETHERNET);
    }
    real.ifPresent(there -> backEnds.removeAll(missing(there, serials)));
    if (accessPoint().isPresent()) {
      backEnds.add(BackEnd.WIFI);
    }
    for (BackEnd own : List.of(BackEnd.SERIAL, BackEnd.POWER)) {
      if (units.stream()
          .filter(unit -> serials.contains(unit.serial()))
          .allMatch(unit -> unit.ownBackEnds().contains(own))) {
        backEnds.add(own);
      }
    }
    return List.copyOf(backEnds);
  }

  /** Somebody else's access point that the units are associated with. */
  public Optional<AccessPointPrograms> accessPoint() {
    return real.flatMap(Real::accessPoint);
  }

  /** What the topology allows, and real units and a real gateway don't have. */
  private List<BackEnd> missing(Real there, Collection<String> serials) {
    var missing = new ArrayList<BackEnd>();
    boolean passed = there.all(serials, unit -> unit.proxy().or(unit::datagramsListen).isPresent());
    if (!passed && !(topology instanceof Topology.Redirect)) {
      missing.add(BackEnd.PROXY);
    }
    if (gateway.filter(one -> !one.commands().byFault().isEmpty()).isEmpty()) {
      missing.add(BackEnd.SERVICE);
    }
    return missing;
  }

  /** Whether the rig's proxies see the TCP connections of each of these units. */
  public boolean proxiesStreams(Collection<String> serials) {
    return real.map(there -> there.all(serials, unit -> unit.proxy().isPresent()))
            .orElse(topology.backEnds().contains(BackEnd.PROXY))
        || topology instanceof Topology.Redirect;
  }

  /** Whether the rig passes on datagrams of each of these units. */
  public boolean relaysDatagrams(Collection<String> serials) {
    return real.filter(there -> there.all(serials, unit -> unit.datagrams().isPresent()))
        .isPresent();
  }

  /**
   * The interface whose link several units share: none of them can lose it without the others.
   * Empty if each has one of its own, as in namespaces, or if the rig has no link of theirs.
   */
  public Optional<String> sharedLink() {
    return topology
        .crossing()
        .filter(ends -> !ends.made() && units.size() > 1 && ends.units().own().isEmpty())
        .map(ends -> ends.units().port());
  }

  /** Where each unit's traffic crosses the rig; empty if it ends at a proxy. */
  public List<UnitFlow> flows() {
    return topology.crossing().stream()
        .flatMap(ends -> units.stream().map(unit -> unit.flow(ends)))
        .toList();
  }

  /** The serial numbers, in the file's order. */
  public List<String> serials() {
    return units.stream().map(Unit::serial).toList();
  }

  /**
   * Instruments of a register.
   *
   * @param register its file, resolved against the rig file's folder
   * @param uses what they are used for, one or more
   */
  public record Calibration(Path register, List<InstrumentUse> uses) {
    /** Copies the list. */
    public Calibration {
      uses = List.copyOf(uses);
    }
  }

  /**
   * Units that are reached over ports of this machine.
   *
   * @param firmware by name, what a unit with it says its version is; empty text: anything
   * @param images by the same names, SHA-256 of the image in lower-case hex, where it is known
   * @param units in the file's order
   * @param accessPoint somebody else's, which the rig makes ill by programs; empty: none
   */
  public record Real(
      SequencedMap<String, String> firmware,
      SequencedMap<String, String> images,
      List<RealUnit> units,
      Optional<AccessPointPrograms> accessPoint) {
    /** Copies all, keeping their order. */
    public Real {
      images = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(images));
      firmware = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(firmware));
      units = List.copyOf(units);
    }

    /** The unit with a serial number. */
    public Optional<RealUnit> unit(String serial) {
      return units.stream().filter(unit -> unit.serial().equals(serial)).findFirst();
    }

    private boolean all(Collection<String> serials, Predicate<RealUnit> which) {
      return units.stream().filter(unit -> serials.contains(unit.serial())).allMatch(which);
    }
  }

  /**
   * One unit under test.
   *
   * @param serial its serial number: letters, digits, {@code . _ -}; it stands in run ids and names
   *     of files
   * @param address its own address; always there if its traffic crosses the rig
   * @param mac address of its Ethernet interface, in lower case; always there if the rig leases it
   *     its address
   * @param defects in which ways an emulated unit lies
   * @param ownBackEnds besides the topology's: {@code SERIAL} if its service port is reached
   *     through the rig's relay, {@code POWER} if the rig switches its outlet for faults
   * @param downgrade whether it can go back to an older firmware
   */
  public record Unit(
      String serial,
      Optional<Ipv4> address,
      Optional<String> mac,
      List<String> defects,
      List<BackEnd> ownBackEnds,
      boolean downgrade) {
    /** Copies the lists. */
    public Unit {
      defects = List.copyOf(defects);
      ownBackEnds = List.copyOf(ownBackEnds);
    }

    /** A unit that can go back. */
    public Unit(
        String serial,
        Optional<Ipv4> address,
        Optional<String> mac,
        List<String> defects,
        List<BackEnd> ownBackEnds) {
      this(serial, address, mac, defects, ownBackEnds, true);
    }

    private UnitFlow flow(Topology.Ends ends) {
      return new UnitFlow(
          serial, ends.unitDevice(serial), ends.gateway().device(), address.orElseThrow().inet());
    }
  }

  /**
   * A drug library.
   *
   * @param version 1 or more
   * @param entries how many; each block of them costs a pump a message
   */
  public record Library(long version, long entries) {}

  /**
   * The emulated bench.
   *
   * @param firmware profile files by firmware name, in the file's order, resolved against the rig
   *     file's folder
   * @param statusEveryNanos how often a pump sends its status to the gateway
   * @param flowEveryNanos how often the flow instrument reports
   * @param witnessEveryNanos how often the contact and the screen instrument repeat what they see
   * @param virtualLatencyNanos one-way delay of the network in virtual time
   * @param tls versions of TLS that the gateway speaks in real time; none: plain TCP
   * @param library the drug library that the gateway has for pumps that ask; empty: none
   */
  public record Emulated(
      SequencedMap<String, Path> firmware,
      long statusEveryNanos,
      long flowEveryNanos,
      long witnessEveryNanos,
      long virtualLatencyNanos,
      List<String> tls,
      Optional<Library> library) {
    private static final long SECOND = 1_000_000_000;

    /** Stands in a rig that has no emulated bench; the rates are assumptions about real ones. */
    static final Emulated NONE =
        new Emulated(
            new LinkedHashMap<>(), SECOND, SECOND / 10, SECOND, 1_000, List.of(), Optional.empty());

    /** Copies map and list, keeping their order. */
    public Emulated {
      tls = List.copyOf(tls);
      firmware = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(firmware));
    }
  }
}
