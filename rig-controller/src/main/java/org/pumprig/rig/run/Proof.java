package org.pumprig.rig.run;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.PowerFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.WifiFault;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Count;

/**
 * Which sign proves which fault: one rule a kind, on the unit's own traffic where it has any.
 *
 * <p>A back end's word that it did something is never enough; absent listeners are proved by a
 * connect probe of the rig's own, because their traffic can't be seen. A sign is of a message sent
 * while the fault acted, and it is none if the wire was like that without the fault.
 */
final class Proof {
  /** Name of the count in {@code effect.done} that says a connect probe was refused. */
  static final String PROBE_REFUSED = "probeRefused";

  /** Names of counts that say whether a witness saw the effect begin with it. */
  private static final String WITNESSED = "witnessed.";

  /** The witness of a fail-over, which resets what is connected at its very onset. */
  static final String GATEWAY_RESET = "gatewayReset";

  private Proof() {}

  /** Whether a signal shows the fault's onset, which comes before the back end can answer. */
  static boolean begins(FaultSpec spec, Signal signal) {
    return signal instanceof Signal.ResetByGateway && spec.fault() instanceof ServerFault.FailOver;
  }

  /** The witness that the signal is for this fault, if it is one. */
  static Optional<String> by(
      RunContext context, FaultLife life, Undisturbed undisturbed, Signal signal) {
    FaultSpec spec = life.spec();
    Fault fault = Evidence.bare(spec.fault());
    return switch (signal) {
      case Signal.Answered a when a.sentNanos() >= life.appliedNanos() ->
          isRejected(spec, a)
              ? Optional.of("errorAcknowledgement")
              : isDelayed(spec, undisturbed, a) ? Optional.of("roundTrip") : Optional.empty();
      // Once the revert is asked for, a silence may go on for other reasons.
      case Signal.Unanswered u
          when u.sentNanos() >= life.appliedNanos() && life.stage() == FaultLife.Stage.ACTIVE ->
          silences(context, spec) && !undisturbed.mute()
              ? Optional.of("silence")
              : Optional.empty();
      case Signal.CutByFault _ ->
          switch (fault) {
            case StreamFault.Reset _ -> Optional.of("wireReset");
            case StreamFault.TimeOut _, StreamFault.DataLimit _ -> Optional.of("wireEnd");
            default -> Optional.empty();
          };
      // Its way back resets connections too: that shows nothing of the fault.
      case Signal.ResetByGateway _ when life.stage() == FaultLife.Stage.ACTIVE ->
          begins(spec, signal) ? Optional.of(GATEWAY_RESET) : Optional.empty();
      case Signal.Answered _, Signal.Unanswered _, Signal.ResetByGateway _, Signal.Traffic _ ->
          Optional.empty();
    };
  }

  private static boolean isRejected(FaultSpec spec, Signal.Answered answered) {
    return spec.fault() instanceof ServerFault.ErrorAcknowledgement error
        && answered.code().equals(error.code().name());
  }

  /**
   * The witness that a verification found to have seen the effect, where the unit's own wire can't
   * show it: what is inside TLS, beside the gateway's wire, or no wire at all.
   */
  static Optional<String> byWitness(Fault fault, EffectDone done) {
    List<String> witnesses =
        switch (fault) {
          case ServerFault.TlsVersionOff _, ServerFault.CertificateExpired _ -> List.of("tlsProbe");
          case NetworkServiceFault _ ->
              List.of("dnsProbe", "dhcpProbe", "ntpProbe", "kernelCounter");
          case LinkFault _ -> List.of("carrier");
          case PowerFault _ -> List.of("outletState");
          case WifiFault _ -> List.of("association", "beacon", "signal", "radius", "program");
          case ServerFault _, StreamFault _, PacketFault _, SerialFault _ -> List.of();
        };
    return witnesses.stream().filter(each -> counted(done, WITNESSED + each)).findFirst();
  }

  /** At least the fault's delay, and longer than undisturbed by more than half of it. */
  private static boolean isDelayed(
      FaultSpec spec, Undisturbed undisturbed, Signal.Answered answered) {
    long least = leastRoundTripNanos(spec);
    return least > 0
        && answered.roundTripNanos() >= least
        && answered.roundTripNanos() > undisturbed.longestNanos() + least / 2;
  }

  /** Whether no answer for {@link RunContext#quietAfterNanos} is what the fault does. */
  private static boolean silences(RunContext context, FaultSpec spec) {
    return switch (Evidence.bare(spec.fault())) {
      case StreamFault.Stall _,
          StreamFault.HalfOpen _,
          StreamFault.TimeOut _,
          StreamFault.AcceptSilence _,
          ServerFault.Freeze _,
          ServerFault.MissingAcknowledgement _ ->
          true;
      case StreamFault.Latency _, ServerFault.SlowAcknowledgement _, ServerFault.BrownOut _ ->
          leastRoundTripNanos(spec) >= context.quietAfterNanos();
      default -> false;
    };
  }

  /** The least round trip that the fault allows; 0 if it doesn't delay. */
  static long leastRoundTripNanos(FaultSpec spec) {
    return switch (Evidence.bare(spec.fault())) {
      case StreamFault.Latency latency ->
          latency.delayNanos() * (spec.direction() == Direction.BOTH ? 2 : 1);
      case ServerFault server -> server.latenessNanos();
      default -> 0;
    };
  }

  /** Whether the fault is an absent listener, proved by a probe. */
  static boolean byProbe(Fault fault) {
    return fault.closesListener();
  }

  /** Why a fault that was applied is not proven. */
  static String missing(FaultLife life) {
    if (byProbe(life.spec().fault())) {
      return "no probe was refused while it was in force";
    }
    if (life.spec().fault() instanceof SerialFault) {
      return "what was counted at both ends of the line is too little to tell";
    }
    if (Evidence.counted(life.spec().fault())) {
      return life.traffic()
          ? "what was counted is too little to tell"
          : "the unit sent nothing that could have met it";
    }
    return life.traffic()
        ? "the unit had traffic, and nothing in it showed the fault"
        : "the unit sent nothing that could have met it";
  }

  /** Whether a verification found the listener absent. */
  static boolean probeRefused(EffectDone done) {
    return counted(done, PROBE_REFUSED);
  }

  private static boolean counted(EffectDone done, String name) {
    return done.done()
        && done.counts().stream()
            .filter(count -> count.name().equals(name))
            .mapToLong(Count::value)
            .anyMatch(value -> value > 0);
  }
}
