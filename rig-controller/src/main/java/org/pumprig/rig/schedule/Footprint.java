package org.pumprig.rig.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.journal.JournalWriter;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

/** What a campaign takes of the machine. */
final class Footprint {
  /** A journalled event in JSON with framing; a journal's last segment stays as it was written. */
  private static final long OPEN_EVENT_BYTES = 300;

  /** The same in a segment before that, compressed; what was measured is 44 to 50. */
  private static final long CLOSED_EVENT_BYTES = 50;

  /** A message with its acknowledgement, as bytes seen and as decoded. */
  private static final long EVENTS_PER_EXCHANGE = 4;

  /** Requested, applied, witnessed, reverted, recovered, each with intent and completion. */
  private static final long EVENTS_PER_FAULT = 10;

  /** Contact and screen repeat what they see. */
  private static final long WITNESSES = 2;

  private Footprint() {}

  static List<String> touched(Plan plan, Rig rig) {
    var touched = new ArrayList<>(bench(plan, rig));
    rig.redButton()
        .ifPresent(
            button -> touched.add(button + ", which it reads: pressed, it aborts the campaign"));
    return touched;
  }

  private static List<String> bench(Plan plan, Rig rig) {
    if (rig.real().isPresent()) {
      return ports(plan, rig);
    }
    int units = plan.units().serials(rig).size();
    List<String> touched = new ArrayList<>();
    rig.topology().crossing().ifPresent(ends -> network(rig, ends, touched));
    if (rig.topology().crossing().isEmpty()) {
      touched.add(
          "loopback TCP ports: one for the gateway, one for the fault proxy of each unit ("
              + units
              + ")");
    }
    touched.add("pseudo-terminals: one for each unit's serial port (" + units + ")");
    touched.add("files below the output folder and the fault ledger in the state folder");
    gateway(rig, touched);
    touched.add(
        rig.topology().crossing().isPresent()
            ? "nothing else; all of it is taken back at the end, or by 'pumprig recover'"
            : "nothing else on this machine: no interface, route, firewall rule or service, no"
                + " root");
    return touched;
  }

  private static void network(Rig rig, Topology.Ends ends, List<String> touched) {
    if (ends.made()) {
      touched.add(
          "network namespaces that it makes and removes, as root: one for the rig, the gateway, a"
              + " switch and each unit of the rig ("
              + (3 + rig.units().size())
              + "), with virtual interfaces between them");
    } else {
      touched.add(
          "the interfaces %s and %s of this machine, as root"
              .formatted(String.join(", ", ends.unitPorts()), ends.gateway().port()));
    }
    touched.add(
        (ends.made() ? "inside them " : "")
            + "forwarding ("
            + rig.topology().kind()
            + "), a table of the packet filter for the topology and one for each fault in force");
    if (rig.topology() instanceof Topology.AccessPoint point) {
      touched.add(
          "the program hostapd, which is the access point %s%s and ends with the rig"
              .formatted(
                  point.wifi().ssid(), point.wifi().enterprise() ? " and its RADIUS server" : ""));
      point.wifi().listener().ifPresent(radio -> touched.add("the radio " + radio + ", to listen"));
    }
    if (rig.real().isPresent() && !rig.topology().alwaysProxied()) {
      touched.add("the program tcpdump, which reads each unit's TCP along and ends with the rig");
    }
    if (rig.topology().services().any()) {
      touched.add("the programs dnsmasq or chronyd, which serve the units and end with the rig");
    }
  }

  private static List<String> ports(Plan plan, Rig rig) {
    List<String> wanted = plan.units().serials(rig);
    var touched = new ArrayList<String>();
    for (RealUnit unit : rig.real().orElseThrow().units()) {
      if (wanted.contains(unit.serial())) {
        touched.add(
            "%s: %s, spoken to by the driver %s"
                .formatted(unit.serial(), unit.link(), unit.driver().describe()));
        instrument(
            unit,
            unit.instruments()
                .balance()
                .map(one -> "flow witness, " + one.figures().device())
                .orElse("flow witness"),
            unit.instruments().flow(),
            touched);
        instrument(unit, "flow witness, a drop sensor,", unit.instruments().drops(), touched);
        instrument(unit, "nurse-call contact", unit.instruments().contact(), touched);
        instrument(unit, "screen witness", unit.instruments().screen(), touched);
        instrument(unit, "outlet, which it switches", unit.instruments().outlet(), touched);
        instrument(unit, "keypad actuator", unit.instruments().keypad(), touched);
        besides(unit, touched);
        ways(unit, touched);
      }
    }
    rig.topology().crossing().ifPresent(ends -> network(rig, ends, touched));
    gateway(rig, touched);
    if (rig.accessPoint().isPresent()) {
      touched.add("the units' access point, by the programs of the rig file");
    }
    touched.add("files below the output folder and the fault ledger in the state folder");
    return touched;
  }

  /** What has no port: programs, and what takes power from the unit itself. */
  private static void besides(RealUnit unit, List<String> touched) {
    instrument(
        unit,
        "relay of its power cycle",
        unit.cycleRelay().map(RealUnit.CycleRelay::place),
        touched);
    unit.microphone()
        .ifPresent(
            one -> touched.add(unit.serial() + ": microphone, by " + one.capture().getFirst()));
    unit.camera()
        .ifPresent(one -> touched.add(unit.serial() + ": camera, by " + one.frame().getFirst()));
  }

  private static void gateway(Rig rig, List<String> touched) {
    rig.gateway()
        .filter(real -> !real.commands().byFault().isEmpty())
        .ifPresent(
            real ->
                touched.add(
                    "the gateway's service at %s, by the commands of the rig file"
                        .formatted(real.endpoint())));
  }

  private static void ways(RealUnit unit, List<String> touched) {
    unit.proxy()
        .ifPresent(
            at -> touched.add(unit.serial() + ": a proxy listens at " + at + " as its gateway"));
    unit.datagrams()
        .ifPresent(
            at ->
                touched.add(
                    "%s: a relay passes its datagrams from %s to %s"
                        .formatted(unit.serial(), at.listen(), at.to())));
  }

  private static void instrument(
      RealUnit unit, String what, Optional<?> address, List<String> touched) {
    address.ifPresent(there -> touched.add(unit.serial() + ": " + what + " at " + there));
  }

  static String disk(Plan plan, Rig rig, Campaign campaign) {
    long bytes = bytes(plan, rig, campaign);
    return "about %s for %s, estimated from the message rates at %d bytes an event in a journal's last segment (%s at most) and %d before that, compressed"
        .formatted(
            size(bytes),
            CheckText.count(campaign.runCount(), "journal"),
            OPEN_EVENT_BYTES,
            size(segment(plan, rig)),
            CLOSED_EVENT_BYTES);
  }

  static long bytes(Plan plan, Rig rig, Campaign campaign) {
    long events = eventsPerRun(plan, rig);
    long open = Math.min(events, segment(plan, rig) / OPEN_EVENT_BYTES);
    return campaign.runCount() * (open * OPEN_EVENT_BYTES + (events - open) * CLOSED_EVENT_BYTES);
  }

  private static long segment(Plan plan, Rig rig) {
    return JournalWriter.segmentBytes(plan.units().serials(rig).size());
  }

  private static long eventsPerRun(Plan plan, Rig rig) {
    long run = plan.phases().runNanos();
    long faults = Schedule.of(plan, 0).steps().size();
    return EVENTS_PER_EXCHANGE * (1 + run / rig.emulated().statusEveryNanos())
        + EVENTS_PER_EXCHANGE * (1 + run / plan.watch().statusEveryNanos())
        + (1 + run / rig.emulated().flowEveryNanos())
        + WITNESSES * (1 + run / rig.emulated().witnessEveryNanos())
        + EVENTS_PER_FAULT * faults;
  }

  static String size(long bytes) {
    return bytes < 1 << 20
        ? Math.ceilDiv(bytes, 1 << 10) + " KiB"
        : String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
  }
}
