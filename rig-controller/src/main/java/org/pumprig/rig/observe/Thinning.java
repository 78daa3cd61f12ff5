package org.pumprig.rig.observe;

import java.util.EnumMap;
import java.util.Map;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * Leaves out, while it is asked to, readings that tell nothing new: of each channel one is kept as
 * often as it takes for the channel not to count as blind. Events, changes, weights and all that
 * passes on the wire are kept always.
 */
public final class Thinning {
  /** A stop is timed by the flow witness: its readings are never further apart. */
  private static final long FLOW_NANOS = 1_000_000_000;

  private final Repeats repeats = new Repeats();
  private final Map<Channel, Long> kept = new EnumMap<>(Channel.class);
  private final long everyNanos;
  private long leftOut;

  /**
   * @param blindAfterNanos a channel that is silent for longer is blind
   */
  public Thinning(long blindAfterNanos) {
    this.everyNanos = blindAfterNanos / 2;
  }

  /**
   * Whether an input is to be recorded.
   *
   * @param now the scheduler's time
   * @param thin whether anything is to be left out
   */
  public boolean keeps(Input input, long now, boolean thin) {
    boolean repeat = repeats.on(input);
    Channel channel =
        switch (input) {
          case ServiceStatus _ -> Channel.SERVICE;
          case FlowRead _ -> Channel.FLOW;
          case ContactRead _ -> Channel.CONTACT;
          case ScreenRead _ -> Channel.SCREEN;
          default -> Channel.WIRE; // whatever it is, it is kept
        };
    long every = channel == Channel.FLOW ? Math.min(everyNanos, FLOW_NANOS) : everyNanos;
    Long last = kept.get(channel);
    if (thin && repeat && channel != Channel.WIRE && last != null && now - last < every) {
      leftOut++;
      return false;
    }
    kept.put(channel, now);
    return true;
  }

  /** How many were left out since this was last asked. */
  public long takeLeftOut() {
    long count = leftOut;
    leftOut = 0;
    return count;
  }
}
