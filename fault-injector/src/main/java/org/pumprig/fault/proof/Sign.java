package org.pumprig.fault.proof;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.pumprig.fault.Fault;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.PowerFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.WifiFault;

/**
 * By what a fault is seen from outside its back end. Where two faults at once could give one sign,
 * it shows neither of them.
 */
public enum Sign {
  /** Answers come late, or not at all. */
  LATE,
  /** Connections are ended on the way. */
  CUT,
  /** The gateway's side resets connections. */
  GATEWAY_RESET,
  /** Nobody listens. */
  ABSENCE,
  /** The gateway answers with an error. */
  REJECTION,
  /** Size and pace of what is delivered. */
  PACE,
  /** No TLS session comes about. */
  TLS,
  /** Names are resolved wrongly, or not. */
  NAMES,
  /** No address is leased. */
  LEASES,
  /** The time that is served. */
  CLOCK,
  /** The link has no carrier. */
  CARRIER;

  /** Whether what would show a fault may as well come from another one at the same time. */
  public static boolean mistakable(Fault shown, Fault other) {
    return !Collections.disjoint(showing(bare(shown)), causedBy(bare(other)));
  }

  /** Signs that show a fault; none if counters of its own do, or the state of an outlet. */
  private static Set<Sign> showing(Fault fault) {
    return switch (fault) {
      case StreamFault stream -> showing(stream);
      case ServerFault.ErrorAcknowledgement _ -> EnumSet.of(REJECTION);
      case ServerFault.FailOver _ -> EnumSet.of(GATEWAY_RESET);
      case ServerFault.TlsVersionOff _, ServerFault.CertificateExpired _ -> EnumSet.of(TLS);
      case ServerFault server -> EnumSet.of(server.closesListener() ? ABSENCE : LATE);
      case NetworkServiceFault.NtpStep _ -> EnumSet.of(CLOCK);
      case NetworkServiceFault.DhcpNoLease _, NetworkServiceFault.DhcpPoolExhausted _ ->
          EnumSet.of(LEASES);
      case NetworkServiceFault _ -> EnumSet.of(NAMES);
      case LinkFault _, WifiFault _ -> EnumSet.of(CARRIER);
      case PacketFault _, SerialFault _, PowerFault _ -> EnumSet.noneOf(Sign.class);
    };
  }

  private static Set<Sign> showing(StreamFault fault) {
    return switch (fault) {
      case StreamFault.Latency _,
          StreamFault.Stall _,
          StreamFault.HalfOpen _,
          StreamFault.AcceptSilence _ ->
          EnumSet.of(LATE);
      case StreamFault.TimeOut _ -> EnumSet.of(LATE, CUT);
      case StreamFault.Reset _, StreamFault.DataLimit _ -> EnumSet.of(CUT);
      case StreamFault.Refuse _ -> EnumSet.of(ABSENCE);
      case StreamFault.Bandwidth _, StreamFault.Slicer _ -> EnumSet.of(PACE);
      case StreamFault.SlowClose _, StreamFault.SlowConnect _, StreamFault.OnShare _ ->
          EnumSet.noneOf(Sign.class);
    };
  }

  /** Signs that a fault can give, its own and others. */
  private static Set<Sign> causedBy(Fault fault) {
    Set<Sign> signs = EnumSet.copyOf(showing(fault));
    signs.addAll(
        switch (fault) {
          case StreamFault.SlowClose _ -> EnumSet.noneOf(Sign.class);
          case StreamFault.Refuse _, StreamFault.HalfOpen _ -> EnumSet.of(LATE, CUT);
          case StreamFault _ -> EnumSet.of(LATE);
          case ServerFault.ErrorAcknowledgement _ -> EnumSet.noneOf(Sign.class);
          case ServerFault.Freeze _ -> EnumSet.of(LATE, TLS);
          case ServerFault server ->
              server.closesListener() ? EnumSet.of(LATE, GATEWAY_RESET, TLS) : EnumSet.of(LATE);
          case PacketFault _ -> EnumSet.of(LATE, GATEWAY_RESET, NAMES, LEASES);
          case LinkFault _, WifiFault _, PowerFault _ -> EnumSet.of(LATE, CARRIER, NAMES, LEASES);
          case NetworkServiceFault _, SerialFault _ -> EnumSet.noneOf(Sign.class);
        });
    return signs;
  }

  private static Fault bare(Fault fault) {
    return fault instanceof StreamFault.OnShare share ? share.fault() : fault;
  }
}
