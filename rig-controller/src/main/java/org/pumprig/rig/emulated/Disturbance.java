package org.pumprig.rig.emulated;

import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.PowerFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.WifiFault;
import org.pumprig.rig.schedule.Step;

/**
 * What a fault comes to for a pump that is modelled alone, without network.
 *
 * @param kind what happens to its connection
 * @param fromNanos begin, run time
 * @param toNanos end, run time
 * @param byNanos how much later answers come, or at what age connections are reset
 */
record Disturbance(Kind kind, long fromNanos, long toNanos, long byNanos) {
  /** What happens to the one connection of a pump. */
  enum Kind {
    /** It is reset, and new ones are refused. */
    ABSENT,
    /** New ones are refused. */
    REFUSES_NEW,
    /** It is reset at an age. */
    RESETS,
    /** Answers come when the fault is over. */
    HOLDS,
    /** Answers never come; afterwards the connection is reset. */
    SWALLOWS,
    /** Messages are never answered. */
    ANSWERS_NOTHING,
    /** Messages are rejected. */
    REJECTS,
    /** Answers come later. */
    DELAYS,
    /** It is reset at the begin and at the end. */
    MOVES
  }

  /** Empty if the pump alone can't be put through this fault. */
  static Optional<Disturbance> of(Step step) {
    return switch (step.fault()) {
      case StreamFault fault -> stream(fault, step);
      case ServerFault fault -> server(fault, step);
      case PacketFault _,
          LinkFault _,
          WifiFault _,
          NetworkServiceFault _,
          PowerFault _,
          SerialFault _ ->
          Optional.empty();
    };
  }

  private static Optional<Disturbance> stream(StreamFault fault, Step step) {
    return switch (fault) {
      case StreamFault.Refuse(boolean cut) -> of(step, cut ? Kind.ABSENT : Kind.REFUSES_NEW, 0);
      case StreamFault.Reset(long after) -> of(step, Kind.RESETS, after);
      case StreamFault.Stall _ -> of(step, Kind.HOLDS, 0);
      case StreamFault.HalfOpen _ -> of(step, Kind.SWALLOWS, 0);
      case StreamFault.Latency(long delay, long jitter) ->
          of(
              step,
              Kind.DELAYS,
              (step.direction() == Direction.BOTH ? 2 : 1) * (delay + jitter / 2));
      case StreamFault.Bandwidth _,
          StreamFault.SlowClose _,
          StreamFault.TimeOut _,
          StreamFault.Slicer _,
          StreamFault.DataLimit _,
          StreamFault.AcceptSilence _,
          StreamFault.SlowConnect _,
          StreamFault.OnShare _ ->
          Optional.empty();
    };
  }

  private static Optional<Disturbance> server(ServerFault fault, Step step) {
    return switch (fault) {
      case ServerFault.Restart _ -> of(step, Kind.ABSENT, 0);
      case ServerFault.Freeze _ -> of(step, Kind.HOLDS, 0);
      case ServerFault.RefuseNew _ -> of(step, Kind.REFUSES_NEW, 0);
      case ServerFault.SlowAcknowledgement(long delay) -> of(step, Kind.DELAYS, delay);
      case ServerFault.MissingAcknowledgement _ -> of(step, Kind.ANSWERS_NOTHING, 0);
      case ServerFault.ErrorAcknowledgement _ -> of(step, Kind.REJECTS, 0);
      case ServerFault.FailOver _ -> of(step, Kind.MOVES, 0);
      case ServerFault.BrownOut _,
          ServerFault.PatchCycle _,
          ServerFault.TlsVersionOff _,
          ServerFault.CertificateExpired _ ->
          Optional.empty();
    };
  }

  private static Optional<Disturbance> of(Step step, Kind kind, long byNanos) {
    return Optional.of(new Disturbance(kind, step.startNanos(), step.endNanos(), byNanos));
  }
}
