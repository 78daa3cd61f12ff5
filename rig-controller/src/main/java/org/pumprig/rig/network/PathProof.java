package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  private static final int WITHIN_MILLIS = 3_000;
  private static final int CUT_MILLIS = 700;
  private static final int CUT_SECONDS = 5;

  private final CommandPlace place;
  private final boolean bridged;
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
    this.bridged = bridged;
    this.flows = List.copyOf(flows);
    this.gateway = gateway;
    this.talk = talk;
  }

  /**
   * Looks at each unit in turn; the cut takes less than a second of the unit's traffic. Nothing of
   * the table is left, and the way back is in the ledger while it is there.
   */
  public List<PathFinding> find(ChangeLedger ledger) throws IOException {
    try (PathTable table = PathTable.open(place, bridged, flows, ledger)) {
      var findings = new ArrayList<PathFinding>();
      for (UnitFlow flow : flows) {
        findings.add(find(table, flow));
      }
      return List.copyOf(findings);
    }
  }

  private PathFinding find(PathTable table, UnitFlow flow) throws IOException {
    PathTable.Packets before = packets(table, flow);
    boolean reached = talk.reaches(flow.unit(), gateway, WITHIN_MILLIS);
    PathTable.Packets crossed = packets(table, flow).since(before);
    String seen = crossed(flow, crossed);
    if (!reached) {
      return new PathFinding(
          flow.unit(), Answer.NO, Answer.UNSEEN, "the gateway is not reached; " + seen);
    }
    if (crossed.up() == 0 || crossed.down() == 0) {
      return new PathFinding(
          flow.unit(), Answer.NO, Answer.YES, "the gateway is reached, but " + seen);
    }
    table.cut(List.of(flow), CUT_SECONDS);
    boolean round = talk.reaches(flow.unit(), gateway, CUT_MILLIS);
    table.lift(List.of(flow));
    String cutting = round ? "; with that path cut it still got through" : "; with it cut, none";
    return new PathFinding(flow.unit(), Answer.YES, round ? Answer.YES : Answer.NO, seen + cutting);
  }

  private static PathTable.Packets packets(PathTable table, UnitFlow flow) throws IOException {
    return Objects.requireNonNull(table.packets().get(flow.unit()));
  }

  /** What crossed, in words. */
  static String crossed(UnitFlow flow, PathTable.Packets crossed) {
    return "%d packets towards the gateway and %d back crossed %s and %s"
        .formatted(crossed.up(), crossed.down(), flow.pumpInterface(), flow.gatewayInterface());
  }
}
