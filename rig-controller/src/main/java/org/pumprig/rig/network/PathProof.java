package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.network.PathFinding.Answer;

/**
 * Shows that each unit's traffic crosses the rig and that there is no way round.
 *
 * <p>Counters of a table of its own, on the forwarding path where the packet back ends act, must
 * rise both ways while the unit's side talks to the gateway; and while that path is cut for the
 * unit (by a set whose element times out, should this process die), nothing may get through.
 */
public final class PathProof {
  /** Its table of the packet filter. */
  static final String TABLE = "pumprig_path";

  private static final int WITHIN_MILLIS = 3_000;
  private static final int CUT_MILLIS = 700;
  private static final Pattern PACKETS = Pattern.compile("packets ([0-9]+)");

  private final CommandPlace place;
  private final String family;
  private final List<UnitFlow> flows;
  private final Endpoint gateway;
  private final Talk talk;

  /** Makes a unit's side talk. */
  @FunctionalInterface
  public interface Talk {
    /** Whether a connection from the unit's place to the gateway is made in time. */
    boolean reaches(String unit, Endpoint gateway, int withinMillis) throws IOException;
  }

  /**
   * @param place where the traffic crosses
   * @param bridged whether it crosses a bridge, else a router
   */
  public PathProof(
      CommandPlace place, boolean bridged, List<UnitFlow> flows, Endpoint gateway, Talk talk) {
    this.place = place;
    this.family = bridged ? "bridge" : "inet";
    this.flows = List.copyOf(flows);
    this.gateway = gateway;
    this.talk = talk;
  }

  /**
   * Looks at each unit in turn; the cut takes less than a second of the unit's traffic. Nothing of
   * the table is left, and the way back is in the ledger while it is there.
   */
  public List<PathFinding> find(ChangeLedger ledger) throws IOException {
    var runner = new ChangeRunner(ledger);
    try {
      runner.make(place, new NetworkChange.Table(family, TABLE, rules()));
      var findings = new ArrayList<PathFinding>();
      for (UnitFlow flow : flows) {
        findings.add(find(flow));
      }
      return List.copyOf(findings);
    } finally {
      runner.undoAll();
    }
  }

  private PathFinding find(UnitFlow flow) throws IOException {
    long upBefore = counter(flow, "up");
    long downBefore = counter(flow, "down");
    boolean reached = talk.reaches(flow.unit(), gateway, WITHIN_MILLIS);
    long up = counter(flow, "up") - upBefore;
    long down = counter(flow, "down") - downBefore;
    String seen =
        "%d packets towards the gateway and %d back crossed %s".formatted(up, down, rigSide(flow));
    if (!reached) {
      return new PathFinding(
          flow.unit(), Answer.NO, Answer.UNSEEN, "the gateway is not reached; " + seen);
    }
    if (up == 0 || down == 0) {
      return new PathFinding(
          flow.unit(), Answer.NO, Answer.YES, "the gateway is reached, but " + seen);
    }
    cut(flow, true);
    boolean round = talk.reaches(flow.unit(), gateway, CUT_MILLIS);
    cut(flow, false);
    String cutting = round ? "; with that path cut it still got through" : "; with it cut, none";
    return new PathFinding(flow.unit(), Answer.YES, round ? Answer.YES : Answer.NO, seen + cutting);
  }

  private static String rigSide(UnitFlow flow) {
    return flow.pumpInterface() + " and " + flow.gatewayInterface();
  }

  private String rules() {
    var text = new StringBuilder("table " + family + " " + TABLE + " {\n");
    text.append("  set cut { type ipv4_addr; flags timeout; size 512; }\n");
    for (int i = 0; i < flows.size(); i++) {
      text.append("  counter up%d { }\n  counter down%d { }\n".formatted(i, i));
    }
    text.append("  chain forward {\n");
    text.append("    type filter hook forward priority -20; policy accept;\n");
    for (int i = 0; i < flows.size(); i++) {
      UnitFlow flow = flows.get(i);
      String address = flow.pumpAddress().getHostAddress();
      text.append(
          "    iifname \"%s\" ip saddr %s counter name up%d\n"
              .formatted(flow.pumpInterface(), address, i));
      text.append(
          "    oifname \"%s\" ip daddr %s counter name down%d\n"
              .formatted(flow.pumpInterface(), address, i));
    }
    text.append("    ip saddr @cut drop\n    ip daddr @cut drop\n  }\n}\n");
    return text.toString();
  }

  private long counter(UnitFlow flow, String way) throws IOException {
    String name = way + flows.indexOf(flow);
    String out =
        ChangeRunner.run(place, List.of("nft", "list", "counter", family, TABLE, name), "");
    Matcher packets = PACKETS.matcher(out);
    if (!packets.find()) {
      throw new IOException("nft lists no packets of counter " + name);
    }
    return Long.parseLong(packets.group(1));
  }

  private void cut(UnitFlow flow, boolean on) throws IOException {
    String element = flow.pumpAddress().getHostAddress() + (on ? " timeout 5s" : "");
    ChangeRunner.run(
        place,
        List.of(
            "nft", on ? "add" : "delete", "element", family, TABLE, "cut", "{ " + element + " }"),
        "");
  }
}
