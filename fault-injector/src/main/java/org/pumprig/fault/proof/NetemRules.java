package org.pumprig.fault.proof;

import org.pumprig.fault.LossModel;
import org.pumprig.fault.NetemSettings;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.proof.PacketProof.NotEffective;
import org.pumprig.fault.proof.PacketProof.NotProved;
import org.pumprig.fault.proof.PacketProof.Proven;

/**
 * Whether what was counted fits what the network emulator was told. Several parameters act at once:
 * each that can be told has its part of the budget, none may disagree, and one must agree.
 */
final class NetemRules {
  /** So much later than asked is still as asked: 10 ms and a tenth. */
  private static final long LATE_NANOS = 10_000_000;

  private NetemRules() {}

  static PacketProof judge(NetemSettings asked, PacketCounts counts, double falseRejection) {
    PacketProof lost =
        asked
            .loss()
            .map(loss -> lost(loss, counts, falseRejection / 2))
            .orElseGet(() -> new NotProved("no loss was asked"));
    PacketProof late =
        asked
            .delay()
            .map(delay -> late(asked, delay, counts))
            .orElseGet(() -> new NotProved("no delay was asked"));
    String detail = lost.detail() + "; " + late.detail();
    if (lost instanceof NotEffective || late instanceof NotEffective) {
      return new NotEffective(detail);
    }
    return lost instanceof Proven || late instanceof Proven
        ? new Proven(detail)
        : new NotProved(detail);
  }

  private static PacketProof lost(
      NetemSettings.Loss loss, PacketCounts counts, double falseRejection) {
    return switch (loss) {
      case NetemSettings.Loss.Random(NetemSettings.Chance chance)
          when chance.correlationPpm() == 0 ->
          PacketProof.share(chance.ppm(), counts.lost(), counts.entered(), "lost", falseRejection);
      case NetemSettings.Loss.Gemodel(LossModel.GilbertElliott model) ->
          LossRules.unseenStates(model, counts, falseRejection);
      case NetemSettings.Loss.Random _, NetemSettings.Loss.State _ -> some(counts);
    };
  }

  /** Draws that hang together have no simple bound: that packets are lost at all is all it says. */
  private static PacketProof some(PacketCounts counts) {
    String seen = "%d of %d packets lost".formatted(counts.lost(), counts.entered());
    return counts.lost() > 0 ? new Proven(seen) : new NotProved(seen);
  }

  private static PacketProof late(
      NetemSettings asked, NetemSettings.Delay delay, PacketCounts counts) {
    if (counts.delivered() == 0) {
      return new NotProved("no delayed packet was seen on both sides");
    }
    String seen =
        "%d packets delayed by %d us at least, %d us on average"
            .formatted(
                counts.delivered(),
                counts.minDelayNanos() / 1_000,
                counts.meanDelayNanos() / 1_000);
    boolean plain =
        delay.jitterNanos() == 0
            && asked.reorder().ppm() == 0
            && asked.rate().isEmpty()
            && asked.slot().isEmpty();
    if (plain) {
      long latest = delay.nanos() + LATE_NANOS + delay.nanos() / 10;
      return counts.minDelayNanos() < delay.nanos() - 1_000 || counts.meanDelayNanos() > latest
          ? new NotEffective(seen)
          : new Proven(seen);
    }
    return counts.meanDelayNanos() > delay.nanos() / 2 ? new Proven(seen) : new NotProved(seen);
  }
}
