package org.pumprig.fault.netem;

import org.pumprig.fault.Jitter;
import org.pumprig.fault.NetemSettings;
import org.pumprig.fault.PacketFault;

/** How long packets may be under way in a fault's queue. Pure. */
final class Delays {
  /** Jitter drawn from a table rarely goes farther than so many of its units. */
  private static final int JITTERS = 5;

  private Delays() {}

  /** Whether counters alone can't show the fault: packets have to be seen on both sides. */
  static boolean matter(PacketFault fault) {
    return switch (fault) {
      case PacketFault.Delay _,
          PacketFault.Reorder _,
          PacketFault.Corrupt _,
          PacketFault.Duplicate _ ->
          true;
      case PacketFault.Netem(NetemSettings settings) -> settings.delay().isPresent();
      case PacketFault.Loss _,
          PacketFault.Rate _,
          PacketFault.Blackhole _,
          PacketFault.Reject _,
          PacketFault.TcpReset _,
          PacketFault.TcpHalfOpen _,
          PacketFault.NoNewConnections _,
          PacketFault.SmallMtu _,
          PacketFault.LowMss _,
          PacketFault.Trace _ ->
          false;
    };
  }

  /** The longest that is to be expected, in nanoseconds. */
  static long longest(PacketFault fault) {
    return switch (fault) {
      case PacketFault.Delay(long nanos, Jitter jitter, boolean _) -> nanos + longest(jitter);
      case PacketFault.Reorder(int _, long byNanos) -> byNanos;
      case PacketFault.Netem(NetemSettings settings) ->
          settings.delay().map(delay -> delay.nanos() + JITTERS * delay.jitterNanos()).orElse(0L);
      case PacketFault.Loss _,
          PacketFault.Duplicate _,
          PacketFault.Corrupt _,
          PacketFault.Rate _,
          PacketFault.Blackhole _,
          PacketFault.Reject _,
          PacketFault.TcpReset _,
          PacketFault.TcpHalfOpen _,
          PacketFault.NoNewConnections _,
          PacketFault.SmallMtu _,
          PacketFault.LowMss _,
          PacketFault.Trace _ ->
          0;
    };
  }

  private static long longest(Jitter jitter) {
    return switch (jitter) {
      case Jitter.None _ -> 0;
      case Jitter.Uniform(long range) -> range;
      case Jitter.Normal(long deviation) -> JITTERS * deviation;
      case Jitter.Pareto(long scale) -> 100 * scale;
      case Jitter.Table(var additions) -> additions.stream().mapToLong(x -> x).max().orElse(0);
    };
  }
}
