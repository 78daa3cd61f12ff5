package org.pumprig.fault.nft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.UnitFlow;

/**
 * The transaction that injects one fault, and what belongs to it. Pure.
 *
 * @param tables what it makes; refused by the kernel as a whole if one is there already
 * @param leased the table with the set {@code live}
 * @param element the set's element: the unit's address
 * @param text for {@code nft -f -}
 * @param marks words by which others would use the marks that it uses; empty: it uses none
 */
record NftScript(
    List<NftTable> tables, NftTable leased, String element, String text, List<String> marks) {
  /** Before the filters of others, so that what they drop has been counted. */
  private static final String FORWARD = "hook forward priority -150";

  /** Behind them. */
  private static final String FORWARD_LATE = "hook forward priority 300";

  NftScript {
    tables = List.copyOf(tables);
    marks = List.copyOf(marks);
  }

  /**
   * The transaction of a fault.
   *
   * @param name of its tables
   * @param tag 1 to 255, for the marks that it makes
   * @return empty if nft can't inject it on this path
   */
  static Optional<NftScript> of(
      FaultSpec spec, UnitFlow flow, PacketPath path, String name, int tag, long leaseNanos) {
    if (!(spec.fault() instanceof PacketFault fault)) {
      return Optional.empty();
    }
    var ways = new ArrayList<Way>();
    var rules = new ArrayList<FaultRules>();
    for (Direction each : List.of(Direction.TOWARDS_GATEWAY, Direction.TOWARDS_PUMP)) {
      if (spec.direction().covers(each)) {
        var way = Way.of(flow, each);
        var made = FaultRules.of(fault, way, path, tag);
        if (made.isEmpty()) {
          return Optional.empty();
        }
        ways.add(way);
        rules.add(made.get());
      }
    }
    Way any = ways.getFirst();
    var main = new NftTable(path == PacketPath.ROUTED ? any.ip() : "netdev", name);
    var tables = new ArrayList<>(List.of(main));
    var script = new StringBuilder();
    create(main, script);
    open(main, script);
    counters(ways, rules, script);
    script.append("  set live { type ").append(any.ip().equals("ip") ? "ipv4" : "ipv6");
    script.append("_addr; flags timeout; elements = { ").append(any.addressText());
    script.append(" timeout ").append(millis(leaseNanos)).append("ms }; }\n");
    switch (path) {
      case ROUTED -> routed(ways, rules, script);
      case BRIDGED -> bridged(fault, ways, rules, script);
    }
    script.append("}\n");
    if (path == PacketPath.ROUTED && fault instanceof PacketFault.Duplicate) {
      var copies = new NftTable("netdev", name);
      tables.add(copies);
      create(copies, script);
      open(copies, script);
      for (Way way : ways) {
        counter(way.counter("copies"), script);
        counter(way.counter("touched"), script);
        CopyRules.leaving(way, tag).write(script);
      }
      script.append("}\n");
    }
    return Optional.of(
        new NftScript(tables, main, any.addressText(), script.toString(), marks(fault, path)));
  }

  private static List<String> marks(PacketFault fault, PacketPath path) {
    if (fault instanceof PacketFault.Loss(LossModel.GilbertElliott _)) {
      return ForeignMarks.OF_CONNECTIONS;
    }
    return fault instanceof PacketFault.Duplicate && path == PacketPath.ROUTED
        ? ForeignMarks.OF_PACKETS
        : List.of();
  }

  /** Fails the whole transaction if there is such a table. */
  static void create(NftTable table, StringBuilder script) {
    script.append("create table ").append(table);
    script.append(" { comment \"").append(NftTable.COMMENT).append("\"; }\n");
  }

  private static void open(NftTable table, StringBuilder script) {
    script.append("table ").append(table).append(" {\n");
  }

  /** They are read in this order, so that never more seems to have left than had come. */
  private static void counters(List<Way> ways, List<FaultRules> rules, StringBuilder script) {
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      counter(way.counter("left"), script);
      rules.get(i).counters().forEach(name -> counter(way.counter(name), script));
      counter(way.counter("entered"), script);
    }
  }

  private static void counter(String name, StringBuilder script) {
    script.append("  counter ").append(name).append(" { }\n");
  }

  private static void routed(List<Way> ways, List<FaultRules> rules, StringBuilder script) {
    var jumps = new ArrayList<String>();
    var far = new ArrayList<String>();
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      inner(way, rules.get(i), script);
      jumps.add(way.crossing() + " jump towards_" + way.key());
      far.add(way.crossing() + spaced(rules.get(i).far()) + " " + way.count("left"));
    }
    new NftChain("fault", FORWARD, jumps).write(script);
    new NftChain("far_side", FORWARD_LATE, far).write(script);
  }

  private static void bridged(
      PacketFault fault, List<Way> ways, List<FaultRules> rules, StringBuilder script) {
    for (int i = 0; i < ways.size(); i++) {
      Way way = ways.get(i);
      inner(way, rules.get(i), script);
      new NftChain(
              way.key() + "_entering",
              "hook ingress device \"" + way.in() + "\" priority 0",
              List.of(way.unit() + " jump towards_" + way.key()))
          .write(script);
      new NftChain(
              way.key() + "_leaving",
              "hook egress device \"" + way.out() + "\" priority 0",
              leaving(fault, way, rules.get(i), ways.size() > 1))
          .write(script);
    }
  }

  /** What the other side is answered leaves here too, and hasn't been let pass. */
  private static List<String> leaving(PacketFault fault, Way way, FaultRules rules, boolean both) {
    var list = new ArrayList<String>();
    if (both) {
      FaultRules.answer(fault, way).ifPresent(own -> list.add(way.unit() + " " + own + " return"));
    }
    list.add(way.unit() + spaced(rules.far()) + " " + way.count("left"));
    return list;
  }

  private static void inner(Way way, FaultRules rules, StringBuilder script) {
    rules.chains().forEach(chain -> chain.write(script));
    new NftChain(
            "towards_" + way.key(),
            "",
            List.of(
                (rules.acts() + " " + way.count("entered")).strip(),
                way.leased() + spaced(rules.acts()) + " " + rules.action()))
        .write(script);
  }

  private static String spaced(String condition) {
    return condition.isEmpty() ? "" : " " + condition;
  }

  /** Lets the lease last so long from now on, whether or not it is over already. */
  String renewal(long leaseNanos) {
    return renewal(leased, element, leaseNanos);
  }

  static String renewal(NftTable table, String element, long leaseNanos) {
    String named = table + " live { " + element;
    return "add element %s timeout 1s }\ndelete element %s }\nadd element %s timeout %dms }\n"
        .formatted(named, named, named, millis(leaseNanos));
  }

  /** At least one: a time-out of 0 would be none at all. */
  static long millis(long nanos) {
    return Math.max(1, nanos / 1_000_000);
  }
}
