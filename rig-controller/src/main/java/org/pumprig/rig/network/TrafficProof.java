package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.network.PathFinding.Answer;
import org.pumprig.rig.network.PathTable.Packets;
import org.pumprig.time.SystemScheduler;

/**
 * The path of real units, which can't be made to talk: their own traffic is waited for. Then it is
 * cut for a moment. A unit whose packets go on arriving here, unanswered, has none for another way:
 * its connection stands still. Whether it would open another one elsewhere later, such as over a
 * second radio, can't be seen from here, and is said so.
 */
final class TrafficProof {
  private static final long CUT_NANOS = 10_000_000_000L;
  private static final int CUT_SECONDS = 12;
  private static final long LOOK_NANOS = 200_000_000L;

  /** One may have been on its way; the second was sent into the cut. */
  private static final long ATTEMPTS = 2;

  private final PathTable table;
  private final long withinNanos;
  private final SystemScheduler clock;

  private TrafficProof(PathTable table, long withinNanos, SystemScheduler clock) {
    this.table = table;
    this.withinNanos = withinNanos;
    this.clock = clock;
  }

  /**
   * Looks at all units at once. Blocks for that long and ten seconds more. Nothing of its table is
   * left, and the way back is in the ledger while it is there.
   *
   * @param withinNanos a unit that says nothing for so long isn't proved
   */
  static List<PathFinding> find(
      CommandPlace place,
      boolean bridged,
      List<UnitFlow> flows,
      long withinNanos,
      ChangeLedger ledger)
      throws IOException {
    try (var clock = new SystemScheduler("pumprig-path", TrafficProof::impossible);
        PathTable table = PathTable.open(place, bridged, flows, ledger)) {
      return new TrafficProof(table, withinNanos, clock).find();
    }
  }

  private static void impossible(Throwable failure) {
    throw new IllegalStateException("nothing but a pause is on this thread", failure);
  }

  private List<PathFinding> find() throws IOException {
    Map<String, Packets> crossed =
        watch(table.flows(), withinNanos, each -> each.up() > 0 && each.down() > 0);
    List<UnitFlow> talking =
        table.flows().stream()
            .filter(flow -> of(crossed, flow).up() > 0 && of(crossed, flow).down() > 0)
            .toList();
    table.cut(talking, CUT_SECONDS);
    Map<String, Packets> during = watch(talking, CUT_NANOS, each -> each.up() >= ATTEMPTS);
    table.lift(talking);
    var findings = new ArrayList<PathFinding>();
    for (UnitFlow flow : table.flows()) {
      findings.add(
          talking.contains(flow)
              ? finding(flow, of(crossed, flow), of(during, flow))
              : silent(flow, of(crossed, flow)));
    }
    return List.copyOf(findings);
  }

  private static Packets of(Map<String, Packets> all, UnitFlow flow) {
    return Objects.requireNonNull(all.get(flow.unit()));
  }

  private PathFinding silent(UnitFlow flow, Packets crossed) {
    return new PathFinding(
        flow.unit(),
        Answer.NO,
        crossed.astray() > 0 ? Answer.YES : Answer.UNSEEN,
        "in %d s %s; the unit must be on, and talk to its gateway"
            .formatted(withinNanos / 1_000_000_000, PathProof.crossed(flow, crossed)));
  }

  private static PathFinding finding(UnitFlow flow, Packets crossed, Packets during) {
    long astray = crossed.astray() + during.astray();
    String seen = PathProof.crossed(flow, crossed);
    if (astray > 0) {
      return new PathFinding(
          flow.unit(),
          Answer.YES,
          Answer.YES,
          "%s, but %d of the unit's packets came in on %s"
              .formatted(seen, astray, flow.gatewayInterface()));
    }
    if (during.up() < ATTEMPTS) {
      return new PathFinding(
          flow.unit(),
          Answer.YES,
          Answer.UNSEEN,
          seen
              + "; while that path was cut the unit said nothing, so another way can't be ruled"
              + " out");
    }
    return new PathFinding(
        flow.unit(),
        Answer.YES,
        Answer.NO,
        "%s; with that path cut it went on sending there, %d packets, and none of its own came by"
                .formatted(seen, during.up())
            + " another way; a second network of the unit can't be seen from here");
  }

  /** What was counted until every one of them is as asked for, or the time is over. */
  private Map<String, Packets> watch(
      List<UnitFlow> flows, long withinNanos, Predicate<Packets> enough) throws IOException {
    Map<String, Packets> before = table.packets();
    long end = clock.nanoTime() + withinNanos;
    while (true) {
      Map<String, Packets> now = table.packets();
      var since = new LinkedHashMap<String, Packets>();
      now.forEach((unit, packets) -> since.put(unit, packets.since(of(before, unit))));
      boolean done = flows.stream().allMatch(flow -> enough.test(of(since, flow)));
      if (done || clock.nanoTime() >= end) {
        return since;
      }
      pause();
    }
  }

  private static Packets of(Map<String, Packets> all, String unit) {
    return Objects.requireNonNull(all.get(unit));
  }

  private void pause() throws IOException {
    var over = new CountDownLatch(1);
    clock.schedule(LOOK_NANOS, over::countDown);
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while watching the units' traffic", e);
    }
  }
}
