package org.pumprig.fault.tap;

import java.util.function.Consumer;
import org.pumprig.fault.Direction;

/** Counts one direction of one unit's flow by the second. Confined to the flow's lock. */
final class SecondCounter {
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final String unit;
  private final Direction flow;
  private final Consumer<PacketSecond> full;
  private boolean begun;
  private long fromNanos;
  long entered;
  long left;
  long lost;
  long answered;
  long refused;

  SecondCounter(String unit, Direction flow, Consumer<PacketSecond> full) {
    this.unit = unit;
    this.flow = flow;
    this.full = full;
  }

  /** Something is about to be counted. */
  void at(long nowNanos) {
    if (begun && nowNanos - fromNanos < SECOND_NANOS) {
      return;
    }
    flush();
    begun = true;
    fromNanos = nowNanos;
  }

  /** Hands out what was counted, whether or not the second is over. */
  void flush() {
    if (entered + left + lost + answered + refused > 0) {
      full.accept(new PacketSecond(unit, flow, fromNanos, entered, left, lost, answered, refused));
    }
    begun = false;
    entered = 0;
    left = 0;
    lost = 0;
    answered = 0;
    refused = 0;
  }
}
