package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Count;

/**
 * Which sign proves which fault: one rule a kind, on the unit's own traffic where it has any.
 *
 * <p>A back end's word that it did something is never enough; absent listeners are proved by a
 * connect probe of the rig's own, because their traffic can't be seen.
 */
final class Proof {
  /** Name of the count in {@code effect.done} that says a connect probe was refused. */
  static final String PROBE_REFUSED = "probeRefused";

  private Proof() {}

  /** The witness that the signal is for this fault, if it is one. */
  static Optional<String> by(RunContext context, FaultSpec spec, long appliedNanos, Signal signal) {
    return switch (signal) {
      case Signal.Answered a when a.sentNanos() >= appliedNanos -> answered(spec, a);
      case Signal.Unanswered u when u.sentNanos() >= appliedNanos -> unanswered(context, spec, u);
      case Signal.CutByFault _ ->
          spec.fault() instanceof StreamFault.Reset ? Optional.of("wireReset") : Optional.empty();
      case Signal.Answered _, Signal.Unanswered _, Signal.Traffic _ -> Optional.empty();
    };
  }

  private static Optional<String> answered(FaultSpec spec, Signal.Answered a) {
    long least = leastRoundTripNanos(spec);
    return least > 0 && a.roundTripNanos() >= least ? Optional.of("roundTrip") : Optional.empty();
  }

  private static Optional<String> unanswered(
      RunContext context, FaultSpec spec, Signal.Unanswered u) {
    long quiet =
        switch (spec.fault()) {
          case StreamFault.Stall _, StreamFault.HalfOpen _ -> context.quietAfterNanos();
          case ServerFault.SlowAcknowledgement slow ->
              Math.min(slow.delayNanos(), context.quietAfterNanos());
          case StreamFault.Latency _,
              StreamFault.Reset _,
              StreamFault.Refuse _,
              ServerFault.Restart _ ->
              Long.MAX_VALUE;
        };
    return u.ageNanos() >= quiet ? Optional.of("silence") : Optional.empty();
  }

  /** The least round trip that the fault allows; 0 if it doesn't delay. */
  static long leastRoundTripNanos(FaultSpec spec) {
    return switch (spec.fault()) {
      case StreamFault.Latency latency ->
          latency.delayNanos() * (spec.direction() == Direction.BOTH ? 2 : 1);
      case ServerFault.SlowAcknowledgement slow -> slow.delayNanos();
      case StreamFault.Stall _,
          StreamFault.HalfOpen _,
          StreamFault.Reset _,
          StreamFault.Refuse _,
          ServerFault.Restart _ ->
          0;
    };
  }

  /** Whether the fault is an absent listener, proved by a probe. */
  static boolean byProbe(Fault fault) {
    return fault instanceof StreamFault.Refuse || fault instanceof ServerFault.Restart;
  }

  /** Whether a verification found the listener absent. */
  static boolean probeRefused(EffectDone done) {
    return done.done()
        && done.counts().stream()
            .filter(count -> count.name().equals(PROBE_REFUSED))
            .mapToLong(Count::value)
            .anyMatch(value -> value > 0);
  }
}
