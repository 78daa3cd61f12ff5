package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;

/**
 * A table of the packet filter that counts each unit's packets where they cross the rig, and can
 * cut them for a while, under a time-out of the kernel's. In the ledger as long as it is there.
 */
final class PathTable implements AutoCloseable {
  /** Its name. */
  static final String TABLE = "pumprig_path";

  private static final Pattern COUNTER =
      Pattern.compile("counter (up|down|astray)([0-9]+) \\{\\s*packets ([0-9]+)");

  private final CommandPlace place;
  private final String family;
  private final List<UnitFlow> flows;
  private final ChangeRunner runner;

  /**
   * A unit's packets so far.
   *
   * @param up from the unit's side towards the gateway, those of a cut included
   * @param down to the unit, those of a cut included
   * @param astray from the unit, but coming in on the gateway's side
   */
  record Packets(long up, long down, long astray) {
    Packets since(Packets before) {
      return new Packets(up - before.up, down - before.down, astray - before.astray);
    }
  }

  private PathTable(CommandPlace place, String family, List<UnitFlow> flows, ChangeLedger ledger) {
    this.place = place;
    this.family = family;
    this.flows = List.copyOf(flows);
    this.runner = new ChangeRunner(ledger);
  }

  /**
   * Makes it.
   *
   * @param place where the traffic crosses
   * @param bridged whether it crosses a bridge, else a router
   */
  static PathTable open(
      CommandPlace place, boolean bridged, List<UnitFlow> flows, ChangeLedger ledger)
      throws IOException {
    var table = new PathTable(place, bridged ? "bridge" : "inet", flows, ledger);
    try {
      table.runner.make(place, new NetworkChange.Table(table.family, TABLE, table.rules()));
      return table;
    } catch (IOException e) {
      try {
        table.close();
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  List<UnitFlow> flows() {
    return flows;
  }

  private String rules() {
    var text = new StringBuilder("table " + family + " " + TABLE + " {\n");
    text.append("  set cut { type ipv4_addr; flags timeout; size 512; }\n");
    var forward = new StringBuilder();
    var before = new StringBuilder();
    for (int i = 0; i < flows.size(); i++) {
      UnitFlow flow = flows.get(i);
      String address = flow.pumpAddress().getHostAddress();
      text.append("  counter up%d { }\n  counter down%d { }\n".formatted(i, i));
      text.append("  counter astray%d { }\n".formatted(i));
      forward.append(
          "    iifname \"%s\" ip saddr %s counter name up%d\n"
              .formatted(flow.pumpInterface(), address, i));
      forward.append(
          "    oifname \"%s\" ip daddr %s counter name down%d\n"
              .formatted(flow.pumpInterface(), address, i));
      before.append(
          "    iifname \"%s\" ip saddr %s counter name astray%d\n"
              .formatted(flow.gatewayInterface(), address, i));
    }
    text.append("  chain before {\n    type filter hook prerouting priority -310;\n");
    text.append(before).append("  }\n");
    text.append("  chain forward {\n");
    text.append("    type filter hook forward priority -20; policy accept;\n");
    text.append(forward);
    text.append("    ip saddr @cut drop\n    ip daddr @cut drop\n  }\n}\n");
    return text.toString();
  }

  /** All units' packets so far, by serial number. */
  Map<String, Packets> packets() throws IOException {
    String out =
        ChangeRunner.run(place, List.of("nft", "list", "counters", "table", family, TABLE), "");
    var counted = new LinkedHashMap<String, Long>();
    Matcher each = COUNTER.matcher(out);
    while (each.find()) {
      counted.put(each.group(1) + each.group(2), Long.parseLong(each.group(3)));
    }
    var packets = new LinkedHashMap<String, Packets>();
    for (int i = 0; i < flows.size(); i++) {
      packets.put(
          flows.get(i).unit(),
          new Packets(
              counter(counted, "up" + i),
              counter(counted, "down" + i),
              counter(counted, "astray" + i)));
    }
    return packets;
  }

  private static long counter(Map<String, Long> counted, String name) throws IOException {
    Long packets = counted.get(name);
    if (packets == null) {
      throw new IOException("nft lists no packets of counter " + name);
    }
    return packets;
  }

  /**
   * Lets nothing of these units pass, until it is lifted or the time is over.
   *
   * @param seconds at most
   */
  void cut(List<UnitFlow> units, int seconds) throws IOException {
    elements("add", units, " timeout " + seconds + "s");
  }

  /** Lets them pass again. */
  void lift(List<UnitFlow> units) throws IOException {
    elements("delete", units, "");
  }

  private void elements(String verb, List<UnitFlow> units, String timeOut) throws IOException {
    var elements = new ArrayList<String>();
    units.forEach(flow -> elements.add(flow.pumpAddress().getHostAddress() + timeOut));
    if (!elements.isEmpty()) {
      String all = "{ " + String.join(", ", elements) + " }";
      ChangeRunner.run(place, List.of("nft", verb, "element", family, TABLE, "cut", all), "");
    }
  }

  /** Takes it away. */
  @Override
  public void close() throws IOException {
    runner.undoAll();
  }
}
