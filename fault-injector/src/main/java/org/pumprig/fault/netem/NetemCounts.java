package org.pumprig.fault.netem;

import java.util.Optional;
import org.pumprig.fault.Fault;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.nft.ClassTable;

/**
 * What was counted in one direction: by the packet filter before the queue, by the queue behind it,
 * and where it matters by eye on both sides. Pure.
 *
 * @param before by the packet filter
 * @param behind by the queue
 * @param seen packets watched for some seconds; empty: not watched
 */
record NetemCounts(
    ClassTable.Counts before, Qdiscs.Counts behind, Optional<SeenBothSides.Way> seen) {
  private static final int HEADER_BYTES = 14;

  /** As the fault's proof wants it. */
  PacketCounts of(Fault fault, long spanNanos) {
    if (seen.isEmpty()) {
      return counted(spanNanos);
    }
    SeenBothSides.Way way = seen.get();
    return switch (fault) {
      case PacketFault.Corrupt _ ->
          timed(way, way.entered(), way.intact(), way.entered() - way.intact(), spanNanos);
      case PacketFault.Duplicate _ ->
          timed(way, way.entered(), way.intact() + way.copies(), way.copies(), spanNanos);
      case PacketFault.Reorder _ ->
          new PacketCounts(
              way.entered(),
              way.intact(),
              0,
              way.late(),
              way.late(),
              way.minLateNanos(),
              way.meanLateNanos(),
              way.maxNanos(),
              0,
              0,
              spanNanos,
              PacketCounts.LossStates.NONE);
      default -> withDelays(counted(spanNanos), way);
    };
  }

  /** Packets that came while no lease held passed beside the queue: they count as having left. */
  private PacketCounts counted(long spanNanos) {
    long past = before.entered() - before.classed();
    long made = Math.max(0, behind.packets() + behind.drops() + behind.queued() - before.classed());
    return new PacketCounts(
        before.entered(),
        behind.packets() + past,
        behind.drops(),
        behind.drops() + made + behind.queued(),
        0,
        0,
        0,
        0,
        before.classedBytes(),
        behind.bytes() - behind.packets() * HEADER_BYTES,
        spanNanos,
        PacketCounts.LossStates.NONE);
  }

  private static PacketCounts timed(
      SeenBothSides.Way way, long entered, long left, long touched, long spanNanos) {
    return new PacketCounts(
        entered,
        left,
        0,
        touched,
        way.delivered(),
        way.minNanos(),
        way.meanNanos(),
        way.maxNanos(),
        0,
        0,
        spanNanos,
        PacketCounts.LossStates.NONE);
  }

  private static PacketCounts withDelays(PacketCounts counts, SeenBothSides.Way way) {
    return new PacketCounts(
        counts.entered(),
        counts.left(),
        counts.lost(),
        counts.touched() + way.delivered(),
        way.delivered(),
        way.minNanos(),
        way.meanNanos(),
        way.maxNanos(),
        counts.bytesEntered(),
        counts.bytesLeft(),
        counts.spanNanos(),
        counts.states());
  }
}
