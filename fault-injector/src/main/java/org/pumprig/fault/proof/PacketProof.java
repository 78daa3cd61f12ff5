package org.pumprig.fault.proof;

import java.util.Locale;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;

/**
 * The acceptance rule of each packet fault: what the counts on both sides of the injector must show
 * on the target's own flow.
 */
public sealed interface PacketProof {
  /** For people: what was counted. */
  String detail();

  /** It acts as asked, as far as these packets can tell. */
  record Proven(String detail) implements PacketProof {}

  /** Too few packets to tell: neither success nor failure. */
  record NotProved(String detail) implements PacketProof {}

  /** It doesn't act, or not as asked: the run can't be conclusive. */
  record NotEffective(String detail) implements PacketProof {}

  /**
   * Judges one direction.
   *
   * @param counts of the target's own flow
   * @param falseRejection how often a fault that acts as asked may be called otherwise, such as
   *     1e-6
   */
  static PacketProof judge(PacketFault fault, PacketCounts counts, double falseRejection) {
    return switch (fault) {
      case PacketFault.Loss loss -> LossRules.judge(loss.model(), counts, falseRejection);
      case PacketFault.Duplicate copy -> copies(copy.ppm(), counts, falseRejection);
      case PacketFault.Corrupt corrupt ->
          share(corrupt.ppm(), counts.touched(), counts.entered(), "altered", falseRejection);
      case PacketFault.Reorder reorder -> DelayRules.heldBack(reorder, counts, falseRejection);
      case PacketFault.Delay delay -> DelayRules.judge(delay, counts, falseRejection);
      case PacketFault.Rate rate -> DelayRules.slowed(rate, counts);
      case PacketFault.Trace trace -> DelayRules.replayed(trace, counts, falseRejection);
      case PacketFault.Blackhole _ -> allLost(counts, "packets");
      case PacketFault.Reject _ -> allLost(counts, "packets");
      case PacketFault.TcpReset _ -> allLost(counts, "TCP segments");
      case PacketFault.TcpHalfOpen _ -> allLost(counts, "TCP segments");
      case PacketFault.NoNewConnections _ -> allLost(counts, "connection requests");
      case PacketFault.SmallMtu _ -> allLost(counts, "packets that are too large");
      case PacketFault.LowMss _ -> allTouched(counts);
      case PacketFault.Netem netem -> NetemRules.judge(netem.settings(), counts, falseRejection);
    };
  }

  /**
   * Judges a fault by all that was counted; each direction that it covers has half of the budget.
   * It is proven if one direction shows it and none shows otherwise: a fault may silence the other
   * direction altogether.
   *
   * @throws IllegalArgumentException if the spec is of another family
   */
  static PacketProof judge(FaultSpec spec, InjectionEvidence.Packets seen, double falseRejection) {
    if (!(spec.fault() instanceof PacketFault fault)) {
      throw new IllegalArgumentException(spec.fault().name() + " is no packet fault");
    }
    return switch (spec.direction()) {
      case TOWARDS_GATEWAY -> judge(fault, seen.towardsGateway(), falseRejection);
      case TOWARDS_PUMP -> judge(fault, seen.towardsPump(), falseRejection);
      case BOTH ->
          both(
              judge(fault, seen.towardsGateway(), falseRejection / 2),
              judge(fault, seen.towardsPump(), falseRejection / 2));
    };
  }

  private static PacketProof both(PacketProof gateway, PacketProof pump) {
    String detail =
        "%s: %s; %s: %s"
            .formatted(
                Direction.TOWARDS_GATEWAY.diskName(),
                gateway.detail(),
                Direction.TOWARDS_PUMP.diskName(),
                pump.detail());
    if (gateway instanceof NotEffective || pump instanceof NotEffective) {
      return new NotEffective(detail);
    }
    return gateway instanceof Proven || pump instanceof Proven
        ? new Proven(detail)
        : new NotProved(detail);
  }

  /** Each packet on its own, with the same chance. */
  static PacketProof share(int ppm, long count, long trials, String what, double falseRejection) {
    var test = new ExactBinomial(trials, ppm / 1e6, falseRejection);
    String seen = "%d of %d packets %s".formatted(count, trials, what);
    if (!test.canTell()) {
      return new NotProved("too few to tell: " + seen);
    }
    return test.fits(count)
        ? new Proven(seen)
        : new NotEffective(seen + String.format(Locale.ROOT, ", asked %.4f %%", ppm / 1e4));
  }

  private static PacketProof copies(int ppm, PacketCounts counts, double falseRejection) {
    PacketProof made = share(ppm, counts.touched(), counts.entered(), "copied", falseRejection);
    boolean arrived = counts.left() > counts.entered() - counts.lost();
    return made instanceof Proven && !arrived
        ? new NotProved(made.detail() + ", and no copy has left yet")
        : made;
  }

  private static PacketProof allLost(PacketCounts counts, String what) {
    String seen = "%d of %d %s passed".formatted(counts.left(), counts.entered(), what);
    if (counts.left() > 0) {
      return new NotEffective(seen);
    }
    return counts.entered() == 0
        ? new NotProved("no " + what + " came")
        : new Proven(seen + ", " + counts.touched() + " met the fault");
  }

  private static PacketProof allTouched(PacketCounts counts) {
    String seen = "size lowered in %d of %d offers".formatted(counts.touched(), counts.entered());
    if (counts.entered() == 0) {
      return new NotProved("no larger segment size was offered");
    }
    return counts.touched() < counts.entered() ? new NotEffective(seen) : new Proven(seen);
  }
}
