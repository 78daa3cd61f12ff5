package org.pumprig.rig.run;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Count;

/**
 * What a verification's counts say of a fault: packets on both sides of the injector, bytes at both
 * ends of a serial line, deliveries on the unit's own flow, or a witness that looked. The false
 * rejections of a run, 1e-4 in all, are split over its faults.
 */
sealed interface Evidence {
  /** How often a run whose faults all act as asked may be called otherwise. */
  double FALSE_REJECTION_OF_A_RUN = 1e-4;

  /** It acts as asked. */
  record Proves(String witness) implements Evidence {}

  /** It acts, or doesn't, but not as asked. */
  record Refutes(String witness, String detail) implements Evidence {}

  /** It says nothing. */
  record Silent() implements Evidence {}

  /** The fault itself, without the share of connections on which it acts. */
  static Fault bare(Fault fault) {
    return fault instanceof StreamFault.OnShare share ? share.fault() : fault;
  }

  /** Whether the fault is shown by what is counted until its end, and so is looked at then too. */
  static boolean counted(Fault fault) {
    return switch (bare(fault)) {
      case PacketFault _,
          SerialFault _,
          StreamFault.Bandwidth _,
          StreamFault.Slicer _,
          StreamFault.SlowClose _,
          StreamFault.SlowConnect _ ->
          true;
      default -> false;
    };
  }

  /** What a verification says. */
  static Evidence of(RunContext context, FaultSpec spec, EffectDone done) {
    if (!done.done() || Proof.byProbe(spec.fault())) {
      return new Silent();
    }
    Optional<Count> seen =
        done.counts().stream().filter(count -> count.name().startsWith("witnessed.")).findFirst();
    if (seen.isPresent() && onWire(spec.fault())) {
      return new Silent(); // the unit's own traffic has to show it
    }
    if (seen.isPresent()) {
      String name = seen.get().name().substring("witnessed.".length());
      return Proof.byWitness(spec.fault(), done)
          .<Evidence>map(Proves::new)
          .orElseGet(
              () -> seen.get().value() > 0 ? new Silent() : new Refutes(name, done.detail()));
    }
    if (spec.fault() instanceof PacketFault) {
      return packets(context, spec, done);
    }
    if (spec.fault() instanceof SerialFault) {
      return SerialEvidence.of(spec, done, falseRejection(context));
    }
    return stream(bare(spec.fault()), done.counts());
  }

  private static boolean onWire(Fault fault) {
    return switch (fault) {
      case ServerFault.Freeze _,
          ServerFault.MissingAcknowledgement _,
          ServerFault.ErrorAcknowledgement _,
          ServerFault.SlowAcknowledgement _,
          ServerFault.BrownOut _,
          ServerFault.FailOver _ ->
          true;
      default -> false;
    };
  }

  private static Evidence packets(RunContext context, FaultSpec spec, EffectDone done) {
    var packets =
        new InjectionEvidence.Packets(
            packets("towardsGateway.", done.counts()),
            packets("towardsPump.", done.counts()),
            done.detail(),
            done.atNanos());
    return switch (PacketProof.judge(spec, packets, falseRejection(context))) {
      case PacketProof.Proven _ -> new Proves("packets");
      case PacketProof.NotEffective no -> new Refutes("packets", no.detail());
      case PacketProof.NotProved _ -> new Silent();
    };
  }

  /** One fault's part of the run's budget. */
  private static double falseRejection(RunContext context) {
    return FALSE_REJECTION_OF_A_RUN / Math.max(1, context.faults().size());
  }

  private static PacketCounts packets(String way, List<Count> counts) {
    return new PacketCounts(
        value(counts, way + "entered"),
        value(counts, way + "left"),
        value(counts, way + "lost"),
        value(counts, way + "touched"),
        value(counts, way + "delivered"),
        value(counts, way + "minDelayNanos"),
        value(counts, way + "meanDelayNanos"),
        value(counts, way + "maxDelayNanos"),
        value(counts, way + "bytesEntered"),
        value(counts, way + "bytesLeft"),
        value(counts, way + "spanNanos"),
        new PacketCounts.LossStates(
            value(counts, way + "states.flows"),
            value(counts, way + "states.metGood"),
            value(counts, way + "states.toBad"),
            value(counts, way + "states.metBad"),
            value(counts, way + "states.toGood")));
  }

  private static Evidence stream(Fault fault, List<Count> counts) {
    boolean shown =
        switch (fault) {
          case StreamFault.Bandwidth limit -> isLimited(limit, counts);
          case StreamFault.Slicer slicer -> {
            long largest = value(counts, "largestPieceBytes");
            yield largest > 0 && largest <= slicer.averageBytes() + slicer.variationBytes();
          }
          case StreamFault.SlowClose _ -> value(counts, "endsDelayed") > 0;
          case StreamFault.SlowConnect _ -> value(counts, "connectsDelayed") > 0;
          default -> false;
        };
    return shown ? new Proves("deliveries") : new Silent();
  }

  /** Bytes had to wait, and what was delivered since then came no faster than the limit allows. */
  private static boolean isLimited(StreamFault.Bandwidth limit, List<Count> counts) {
    double seconds = value(counts, "deliveringNanos") / 1e9;
    double most = limit.bytesPerSecond() * seconds * 1.1 + value(counts, "largestPieceBytes");
    return value(counts, "bytesHeld") > 0 && seconds > 0 && value(counts, "bytesDelivered") <= most;
  }

  /** A count by its name; 0 if there is none. */
  static long value(List<Count> counts, String name) {
    for (Count count : counts) {
      if (count.name().equals(name)) {
        return count.value();
      }
    }
    return 0;
  }
}
