package org.pumprig.rig.campaign;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.AchievedDelays;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.PacketCounts;
import org.pumprig.rig.event.Count;

/** Packet counts as they stand in {@code effect.done}: {@code towardsPump.lost} and so on. */
final class PacketCountNames {
  private PacketCountNames() {}

  static List<Count> counts(InjectionEvidence.Packets packets) {
    var counts = new ArrayList<Count>(20);
    add("towardsGateway.", packets.towardsGateway(), counts);
    add("towardsPump.", packets.towardsPump(), counts);
    return List.copyOf(counts);
  }

  private static void add(String way, PacketCounts packets, List<Count> counts) {
    counts.add(new Count(way + "entered", packets.entered()));
    counts.add(new Count(way + "left", packets.left()));
    counts.add(new Count(way + "lost", packets.lost()));
    counts.add(new Count(way + "touched", packets.touched()));
    counts.add(new Count(way + "delivered", packets.delivered()));
    counts.add(new Count(way + "minDelayNanos", packets.minDelayNanos()));
    counts.add(new Count(way + "meanDelayNanos", packets.meanDelayNanos()));
    counts.add(new Count(way + "maxDelayNanos", packets.maxDelayNanos()));
    counts.add(new Count(way + "bytesEntered", packets.bytesEntered()));
    counts.add(new Count(way + "bytesLeft", packets.bytesLeft()));
    counts.add(new Count(way + "spanNanos", packets.spanNanos()));
    if (!packets.delays().equals(AchievedDelays.NONE)) {
      DelayCounts.add(way, packets.delays(), counts);
    }
    if (!packets.states().equals(PacketCounts.LossStates.NONE)) {
      counts.add(new Count(way + "states.flows", packets.states().flows()));
      counts.add(new Count(way + "states.metGood", packets.states().metGood()));
      counts.add(new Count(way + "states.toBad", packets.states().toBad()));
      counts.add(new Count(way + "states.metBad", packets.states().metBad()));
      counts.add(new Count(way + "states.toGood", packets.states().toGood()));
    }
  }
}
