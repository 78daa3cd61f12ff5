package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.proof.Sign;

/** Which fault at the same time could have given a fault's sign: then it shows neither of them. */
final class Beside {
  private Beside() {}

  /** Since when a signal was in the making. */
  static long since(Signal signal, long now) {
    return switch (signal) {
      case Signal.Answered answered -> answered.sentNanos();
      case Signal.Unanswered unanswered -> unanswered.sentNanos();
      case Signal.CutByFault _, Signal.ResetByGateway _, Signal.Traffic _ -> now;
    };
  }

  /** The first fault that may have acted since a time and can be mistaken for another. */
  static Optional<FaultSpec> mistakable(
      RunContext context, FaultsState faults, FaultSpec shown, long sinceNanos) {
    return context.faults().stream()
        .filter(spec -> !spec.id().equals(shown.id()))
        .filter(spec -> Sign.mistakable(shown.fault(), spec.fault()))
        .filter(spec -> actedSince(faults, spec, sinceNanos))
        .findFirst();
  }

  private static boolean actedSince(FaultsState faults, FaultSpec spec, long sinceNanos) {
    FaultLife life = faults.lives().get(spec.id());
    if (life != null) {
      return life.mayAct() || life.revertedNanos() > sinceNanos;
    }
    return faults.over().contains(spec.id())
        && spec.startNanos() + spec.durationNanos() > sinceNanos;
  }
}
